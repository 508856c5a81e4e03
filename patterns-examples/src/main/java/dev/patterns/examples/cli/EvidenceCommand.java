package dev.patterns.examples.cli;

import dev.patterns.examples.published.PublishedResult;
import dev.patterns.examples.published.PublishedResults;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints published results and ours. The exit status is 1 if one of ours is out of its bounds. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Runs published results about retries and hedges again, on the shipped classes."
                + " Fails if one is out of bounds.")
public final class EvidenceCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        LogLevels.errorsOnly();
        return report(
                PublishedResults.all(),
                Objects.requireNonNull(spec).commandLine().getOut());
    }

    static int report(List<PublishedResult> results, PrintWriter out) {
        int failed = 0;
        for (var result : results) {
            out.println();
            out.println(result.source());
            out.printf("  %-46s %-40s %-24s%n", "", "published", "ours");
            for (var comparison : result.comparisons().get()) {
                failed += comparison.withinBounds() ? 0 : 1;
                out.printf(
                        "  %-46s %-40s %-24s %s%n",
                        comparison.figure(),
                        comparison.published(),
                        comparison.ours(),
                        comparison.withinBounds() ? "ok" : "OUT OF BOUNDS");
            }
        }
        out.println();
        out.println(failed == 0 ? "All within bounds." : failed + " out of bounds.");
        out.flush();
        return failed == 0 ? 0 : 1;
    }
}
