package dev.patterns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Classes that depend on each other in a circle can only be understood together, so circles are small. A circle is a
 * set of top-level classes each of which reaches every other one along dependencies; nested classes belong to their
 * outermost class. A {@code permits} clause is no dependency: it names classes that the sealed one doesn't use.
 */
class ClassCirclesTest {

    private static final int LARGEST_CIRCLE = 6;

    private static final Map<String, Set<String>> DEPENDENCIES = dependencies();

    @Test
    void noMoreThanSixClassesDependOnEachOtherInACircle() {
        var tooLarge = DEPENDENCIES.keySet().stream()
                .map(c -> circleOf(c, DEPENDENCIES))
                .filter(circle -> circle.size() > LARGEST_CIRCLE)
                .collect(toSet());

        assertThat(tooLarge).isEmpty();
    }

    @Test
    void circlesAreFound_andNestedClassesBelongToTheirOutermostClass() {
        var dependencies = Map.of("A", Set.of("B"), "B", Set.of("C", "D"), "C", Set.of("A"), "D", Set.of("D"));

        assertThat(circleOf("A", dependencies)).containsExactly("A", "B", "C");
        assertThat(circleOf("D", dependencies)).containsExactly("D");
        assertThat(DEPENDENCIES).containsKey("dev.patterns.Policy").allSatisfy((from, to) -> {
            assertThat(from).doesNotContain("$");
            assertThat(to).noneMatch(name -> name.contains("$"));
        });
    }

    private static Set<String> circleOf(String name, Map<String, Set<String>> dependencies) {
        return reachableFrom(name, dependencies).stream()
                .filter(other -> reachableFrom(other, dependencies).contains(name))
                .collect(toCollection(TreeSet::new));
    }

    /** The class itself is among them. */
    private static Set<String> reachableFrom(String name, Map<String, Set<String>> dependencies) {
        var reached = new HashSet<>(List.of(name));
        var next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            for (var dependency : dependencies.getOrDefault(next.remove(), Set.of())) {
                if (reached.add(dependency)) {
                    next.add(dependency);
                }
            }
        }
        return reached;
    }

    private static Map<String, Set<String>> dependencies() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.patterns").stream()
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .filter(to -> to.getTargetClass().getPackageName().startsWith("dev.patterns"))
                        .collect(groupingBy(ClassCirclesTest::origin, mapping(ClassCirclesTest::target, toSet())));
    }

    private static String origin(Dependency dependency) {
        return outermost(dependency.getOriginClass());
    }

    private static String target(Dependency dependency) {
        return outermost(dependency.getTargetClass().getBaseComponentType());
    }

    private static String outermost(JavaClass c) {
        return c.getEnclosingClass().map(ClassCirclesTest::outermost).orElse(c.getName());
    }
}
