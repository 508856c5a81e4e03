package dev.patterns.examples.snippets;

import dev.patterns.examples.contenders.limit.LimitContender;
import dev.patterns.examples.limits.Comparison;
import dev.patterns.examples.limits.ComparisonTable;
import java.io.PrintStream;
import java.util.List;

/** Limiters that find their own limit, beside the best fixed limit. Prints the table of {@code docs/bulkhead.md}. */
final class AdaptiveLimits {

    private AdaptiveLimits() {}

    static void run(PrintStream out) {
        out.println("Goodput / p99, as a multiple of those with the best fixed limit: the worst of three seeds.");
        out.println("Bold: goodput below 0.95, or p99 above 1.50.");
        out.println();
        ComparisonTable.of(Comparison.all(List.of(1L, 2L, 3L), LimitContender.values()))
                .forEach(out::println);
    }
}
