package dev.patterns.bench.report;

import dev.patterns.bench.result.BenchResult;
import dev.patterns.bench.result.BenchResult.GoalResult;
import dev.patterns.bench.result.Row;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A result on the terminal: a table for each piece of work. */
public final class Table {

    private static final int NAME = 28;

    private Table() {}

    public static void print(BenchResult result, PrintStream out) {
        out.println(result.machine() + ", " + result.jdk() + ", " + result.collector() + ", " + result.settings());
        byGroup(result.rows()).forEach((heading, rows) -> {
            out.println();
            out.println(heading);
            out.printf(
                    Locale.ROOT,
                    "  %-" + NAME + "s %14s %12s %9s  %s%n",
                    "",
                    "figure",
                    "worst fork",
                    "bytes",
                    "of hand-written");
            rows.forEach(row -> out.println(line(row)));
        });
    }

    public static void printGoals(List<GoalResult> goals, PrintStream out) {
        for (var goal : goals) {
            out.printf(
                    Locale.ROOT,
                    "%s %s; measured %s%s%n",
                    goal.holds() ? "holds      " : "falls short",
                    goal.goal(),
                    goal.figure() == null ? "nothing" : figure(goal.figure()),
                    goal.detail() == null ? "" : " (" + goal.detail() + ")");
        }
    }

    /** The change of each row against an older result, where both have it. */
    public static void printComparison(BenchResult older, BenchResult newer, PrintStream out) {
        var before = older.rows().stream()
                .collect(Collectors.toMap(row -> row.group() + row.contender(), row -> row, (a, b) -> a));
        out.println("compared with " + older.machine() + ", " + older.jdk() + ", " + older.date());
        for (var row : newer.rows()) {
            var then = before.get(row.group() + row.contender());
            if (then != null) {
                var ratio = dev.patterns.bench.result.Statistics.ratio(row.forks(), then.forks());
                boolean same = !(ratio.low() > 1) && !(ratio.high() < 1);
                out.printf(
                        Locale.ROOT,
                        "  %-60.60s %-14s %10s → %-10s %s%n",
                        row.topic() + ", " + row.work() + ", " + row.threads(),
                        row.contender(),
                        figure(then.value()),
                        figure(row.value()) + " " + row.unit(),
                        same ? "no difference" : figure(ratio.middle()) + "×");
            }
        }
    }

    static Map<String, List<Row>> byGroup(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Table::heading, LinkedHashMap::new, Collectors.toList()));
    }

    static String heading(Row row) {
        return row.topic() + ": " + row.work() + ", " + row.threads() + (row.threads() == 1 ? " thread" : " threads")
                + (row.collector().equals("G1") ? "" : ", " + row.collector() + " collector")
                + ", " + row.unit() + (row.lessIsBetter() ? " (less is better)" : " (more is better)");
    }

    private static String line(Row row) {
        var error = row.error() == null ? "" : " ± " + figure(row.error());
        return String.format(
                Locale.ROOT,
                "  %-" + NAME + "s %14s %12s %9s  %s%s",
                row.contender(),
                figure(row.value()) + error,
                figure(row.worstFork()),
                row.bytes() == null ? "" : figure(row.bytes()),
                ratio(row),
                row.note() == null ? "" : "  (" + row.note() + ")");
    }

    static String ratio(Row row) {
        var ratio = row.ratio();
        if (ratio == null || row.contender().equals(Row.BASELINE)) {
            return "";
        }
        var low = row.ratioLow();
        var high = row.ratioHigh();
        if (low == null || high == null || Double.isNaN(low)) {
            return figure(ratio) + "×";
        }
        return row.noDifference()
                ? "no difference (" + figure(low) + " to " + figure(high) + "×)"
                : figure(ratio) + "× (" + figure(low) + " to " + figure(high) + ")";
    }

    /** Three digits that mean something. */
    static String figure(double value) {
        double size = Math.abs(value);
        if (size >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value);
    }
}
