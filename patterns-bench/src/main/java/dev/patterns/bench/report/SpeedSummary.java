package dev.patterns.bench.report;

import dev.patterns.bench.result.BenchResult;
import dev.patterns.bench.result.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A few rows that say most about speed, as ratios: how many times as fast the hand-written pattern is. */
final class SpeedSummary {

    private record Line(String topic, String work, int threads, String contender, String text) {}

    private static final String WAITS = "32 threads on 16 slots, held 0.5 ms: ";

    private static final List<Line> LINES = List.of(
            new Line("breaker", "consecutive failures", 1, "RESILIENCE4J", "breaker, consecutive failures"),
            new Line("breaker", "count window of 100", 1, "RESILIENCE4J", "breaker, count window"),
            new Line("breaker", "count window of 100", 1, "FAILSAFE", "breaker, count window"),
            new Line("breaker", "open: a rejection", 1, "RESILIENCE4J", "breaker, a rejection"),
            new Line("retry", "a call that succeeds", 1, "RESILIENCE4J", "retry, a call that succeeds"),
            new Line("pipeline", "retry, breaker", 1, "FAILSAFE", "retry around breaker"),
            new Line("pool", "get, close; 32 slots", 1, "HIKARICP", "pool, borrow and return"),
            new Line("pool", "get, statement, close; 32 slots", 1, "HIKARICP", "pool, with a statement"),
            new Line("pool", "get, statement, close; 32 slots", 2, "HIKARICP", "pool, with a statement, two threads"),
            new Line("pool", "get, statement, close; 32 slots", 2, "AGROAL", "pool, with a statement, two threads"),
            new Line("pool", "get, close; always validated; 32 slots", 1, "HIKARICP", "pool, validated at each borrow"),
            new Line("waiting", WAITS + "p99.9", 32, "HIKARICP", "32 threads on 16 connections, p99.9 of waiting"),
            new Line("waiting", WAITS + "calls served", 32, "HIKARICP", "32 threads on 16 connections, throughput"));

    private SpeedSummary() {}

    static String table(List<BenchResult> results) {
        if (results.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("| hand-written is so many times as fast | as |");
        results.forEach(
                result -> text.append(" JDK ").append(BenchDocs.feature(result)).append(" |"));
        text.append("\n| --- | --- |").append(" --- |".repeat(results.size())).append('\n');
        for (var line : LINES) {
            var cells = results.stream()
                    .map(result ->
                            row(result, line).map(SpeedSummary::timesAsFast).orElse(""))
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                text.append("| ").append(line.text).append(" | ").append(BenchDocs.name(line.contender));
                text.append(cells.stream().collect(Collectors.joining(" | ", " | ", " |\n")));
            }
        }
        return text.toString();
    }

    private static Optional<Row> row(BenchResult result, Line line) {
        return result.rows().stream()
                .filter(row -> row.topic().equals(line.topic)
                        && row.work().equals(line.work)
                        && row.threads() == line.threads
                        && row.contender().equals(line.contender)
                        && row.ratio() != null)
                .findFirst();
    }

    private static String timesAsFast(Row row) {
        var ratio = row.ratio();
        if (ratio == null) {
            return "";
        }
        if (row.noDifference()) {
            return "no difference";
        }
        double times = row.lessIsBetter() ? ratio : 1 / ratio;
        return String.format(Locale.ROOT, times >= 10 ? "%.0f×" : times >= 1 ? "%.1f×" : "%.3f×", times);
    }
}
