package dev.patterns.examples.snippets;

import static dev.patterns.examples.snippets.MarkdownTable.heading;
import static dev.patterns.examples.snippets.MarkdownTable.row;
import static java.util.stream.Collectors.groupingBy;

import dev.patterns.examples.contenders.limit.LimitContender;
import dev.patterns.examples.limits.Comparison;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Limiters that find their own limit, beside the best fixed limit. Prints the table of {@code docs/bulkhead.md}. */
final class AdaptiveLimits {

    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private AdaptiveLimits() {}

    static void run(PrintStream out) {
        out.println("Goodput and p99 as a multiple of those with the best fixed limit: the worst of " + SEEDS.size()
                + " seeds. Bold: below 0.95, or above 1.50.");
        var scenarios = Comparison.all(SEEDS, LimitContender.values()).stream()
                .collect(groupingBy(Comparison::scenario, LinkedHashMap::new, Collectors.toList()));
        heading(out, "scenario", "best fixed limit", "handwritten", "Netflix Gradient2");
        scenarios.forEach((name, runs) -> row(
                out,
                name,
                bestLimits(runs),
                worst(runs, LimitContender.HANDWRITTEN),
                worst(runs, LimitContender.GRADIENT2)));
        heading(out, "scenario (differs from run to run)", "Netflix Vegas");
        scenarios.forEach((name, runs) -> row(out, name, worst(runs, LimitContender.VEGAS)));
    }

    private static String bestLimits(List<Comparison> runs) {
        return runs.stream().map(run -> "" + run.bestLimit()).collect(Collectors.joining(", "));
    }

    private static String worst(List<Comparison> runs, LimitContender limiter) {
        var relative = runs.stream().map(run -> run.limiters().get(limiter)).toList();
        double goodput = relative.stream().mapToDouble(it -> it.goodput()).min().orElseThrow();
        double p99 = relative.stream().mapToDouble(it -> it.p99()).max().orElseThrow();
        return figure(goodput, goodput < 0.95) + " / " + figure(p99, p99 > 1.5);
    }

    private static String figure(double value, boolean missed) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return missed ? "**" + text + "**" : text;
    }
}
