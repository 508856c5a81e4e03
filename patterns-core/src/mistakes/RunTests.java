import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests until the first one fails. The arguments name them, as {@code Class} or {@code Class#method}; {@code all}
 * stands for all tests that each build runs, without those in real time. {@code .ci/CheckMistakes.java} starts it.
 */
public final class RunTests implements TestExecutionListener {

    static final int ALL_PASSED = 0;
    static final int ONE_FAILED = 1;
    static final int NO_TEST = 2;

    private final Set<String> missing; // the arguments of which no test has run so far

    private RunTests(Set<String> tests) {
        this.missing = new HashSet<>(tests);
    }

    public static void main(String[] tests) {
        var run = new RunTests(Set.of(tests));
        LauncherFactory.create().execute(request(Set.of(tests)), run);
        if (!run.missing.isEmpty()) {
            run.missing.forEach(test -> end(NO_TEST, "there is no test " + test));
        }
        end(ALL_PASSED, "");
    }

    private static LauncherDiscoveryRequest request(Set<String> tests) {
        var request = LauncherDiscoveryRequestBuilder.request();
        if (tests.contains("all")) {
            return request.selectors(selectPackage("dev.patterns"))
                    .filters(TagFilter.excludeTags("interleavings", "thorough", "real-time"))
                    .build();
        }
        PostDiscoveryFilter named = test -> test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> FilterResult.includedIf(tests.contains(source.getClassName())
                        || tests.contains(source.getClassName() + "#" + source.getMethodName())))
                .orElse(FilterResult.included("a class"));
        return request.selectors(Arrays.stream(tests.toArray(String[]::new))
                        .map(test -> selectClass(test.replaceFirst("#.*", "")))
                        .toList())
                .filters(named)
                .build();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.FAILED) {
            result.getThrowable().ifPresent(failure -> failure.printStackTrace(System.out));
            end(ONE_FAILED, nameOf(test));
        }
        if (result.getStatus() == Status.SUCCESSFUL && test.isTest()) {
            var name = nameOf(test);
            missing.removeIf(it -> it.equals("all") || name.equals(it) || name.startsWith(it + "#"));
        }
    }

    private static String nameOf(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> source.getClassName() + "#" + source.getMethodName())
                .orElse(test.getDisplayName());
    }

    /** At once: a mistake may have left threads that never end. */
    private static void end(int status, String text) {
        System.out.println("\n" + text);
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
