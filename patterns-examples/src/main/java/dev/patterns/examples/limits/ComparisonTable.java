package dev.patterns.examples.limits;

import static java.util.stream.Collectors.groupingBy;

import dev.patterns.examples.contenders.limit.LimitContender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparisons as a table for the docs: a row for each scenario, with the worst figures of all seeds. */
public final class ComparisonTable {

    private ComparisonTable() {}

    /** The lines of the table. */
    public static List<String> of(List<Comparison> comparisons) {
        var scenarios =
                comparisons.stream().collect(groupingBy(Comparison::scenario, LinkedHashMap::new, Collectors.toList()));
        return Stream.concat(
                        Stream.of(
                                "| scenario | best fixed limit | handwritten | Netflix Gradient2 | Netflix Vegas |",
                                "| --- | --- | --- | --- | --- |"),
                        scenarios.entrySet().stream().map(it -> row(it.getKey(), it.getValue())))
                .toList();
    }

    private static String row(String scenario, List<Comparison> runs) {
        var limits = runs.stream().map(run -> "" + run.bestLimit()).collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.of(scenario, limits),
                        Stream.of(LimitContender.values()).map(limiter -> worst(runs, limiter)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String worst(List<Comparison> runs, LimitContender limiter) {
        var relative = runs.stream().map(run -> run.limiters().get(limiter)).toList();
        double goodput = relative.stream().mapToDouble(it -> it.goodput()).min().orElseThrow();
        double p99 = relative.stream().mapToDouble(it -> it.p99()).max().orElseThrow();
        var text = String.format(Locale.ROOT, "%.2f / %.2f", goodput, p99);
        return new Comparison.Relative(goodput, p99).isNearTheBest() ? text : "**" + text + "**";
    }
}
