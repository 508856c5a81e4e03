package dev.patterns.examples.cli;

import dev.patterns.examples.published.EvidenceDocs;
import dev.patterns.examples.published.PublishedResult;
import dev.patterns.examples.published.PublishedResult.Outcome;
import dev.patterns.examples.published.PublishedResults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints published results and ours. The exit status is 1 if one of ours is out of its bounds. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "Runs published results again, on the shipped classes in virtual time."
                + " Fails if one is out of bounds.")
public final class EvidenceCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--write-docs", description = "Write docs/evidence.md and its pictures.")
    private boolean writeDocs;

    @Override
    public Integer call() throws IOException {
        LogLevels.errorsOnly();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var outcomes = run(PublishedResults.all(), out);
        if (writeDocs) {
            EvidenceDocs.write(BehaviourFiles.here().root().resolve(Path.of("docs")), outcomes);
        }
        return report(outcomes, out);
    }

    /** Prints each result as soon as it is there. */
    static List<Outcome> run(List<PublishedResult> results, PrintWriter out) {
        var outcomes = new ArrayList<Outcome>();
        for (var result : results) {
            out.printf("%n[%d of %d] %s%n", outcomes.size() + 1, results.size(), result.title());
            out.println("  " + result.source());
            out.flush();
            long began = System.nanoTime();
            var outcome = result.run();
            outcomes.add(outcome);
            print(outcome, out);
            out.printf(Locale.ROOT, "  %.1f s%n", (System.nanoTime() - began) / 1e9);
            out.flush();
        }
        return outcomes;
    }

    private static void print(Outcome outcome, PrintWriter out) {
        out.printf("  %-46s %14s %14s%n", "", "published", "ours");
        for (var comparison : outcome.comparisons()) {
            out.printf(
                    "  %-46s %14s %14s  %s%n    %s%n",
                    comparison.figure(),
                    comparison.publishedText(),
                    comparison.oursText(),
                    comparison.withinBounds() ? "ok" : "OUT OF BOUNDS",
                    comparison.tolerance());
        }
    }

    /** Prints how many figures are out of their bounds, and returns the exit status. */
    static int report(List<Outcome> outcomes, PrintWriter out) {
        long failed = outcomes.stream().mapToLong(Outcome::outOfBounds).sum();
        out.println();
        out.println(failed == 0 ? "All within bounds." : failed + " out of bounds.");
        out.flush();
        return failed == 0 ? 0 : 1;
    }
}
