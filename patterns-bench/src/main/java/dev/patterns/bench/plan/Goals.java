package dev.patterns.bench.plan;

import dev.patterns.bench.result.BenchResult.GoalResult;
import dev.patterns.bench.result.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the hand-written patterns must reach beside the libraries, as ratios within one run. Where a goal names forks,
 * the worst one counts.
 */
public final class Goals {

    /** How many goals there are when every row of the plan is. */
    static final int NUMBER = 51;

    private final List<Row> rows;
    private final List<GoalResult> results = new ArrayList<>();

    private Goals(List<Row> rows) {
        this.rows = rows;
    }

    /** Checks every goal that the rows have something to say about. */
    public static List<GoalResult> check(List<Row> rows) {
        var goals = new Goals(rows);
        goals.breaker();
        goals.retry();
        goals.bulkhead();
        goals.rateLimiter();
        goals.pool();
        goals.waiting();
        return List.copyOf(goals.results);
    }

    private void breaker() {
        for (int threads : new int[] {1, 2}) {
            // "Resilience4j's default": its count window of 100, whatever rule ours has
            faster(30, "breaker", "consecutive failures", "RESILIENCE4J", "count window of 100", threads);
            faster(9, "breaker", "count window of 100", "RESILIENCE4J", "count window of 100", threads);
            faster(3.5, "breaker", "time window of 60 s", "RESILIENCE4J", "time window of 60 s", threads);
            faster(8, "breaker", "open: a rejection", "RESILIENCE4J", "open: a rejection", threads);
        }
        atMost("breaker", "open: a rejection", 1, 64, "bytes a call", Row::bytes);
        for (var rule : List.of("consecutive failures", "count window of 100", "time window of 60 s")) {
            atMost("breaker", rule, 1, 0.5, "bytes a call", Row::bytes);
        }
    }

    private void retry() {
        faster(8, "retry", "a call that succeeds", "RESILIENCE4J", "a call that succeeds", 1);
        atMost("retry", "a call that succeeds", 1, 0.5, "bytes a call", Row::bytes);
        overBare("HANDWRITTEN", "a call that succeeds", 1.5);
        var limited = "a call that succeeds, with a budget or a deadline";
        for (var budget : List.of("BUDGET", "AWS_BUDGET", "GRPC_BUDGET")) {
            overBare("HANDWRITTEN_WITH_" + budget, limited, 12);
        }
        overBare("HANDWRITTEN_WITH_ENVOY_BUDGET", limited, 24); // counts a call's begin and its end
        overBare("HANDWRITTEN_WITH_FINAGLE_BUDGET", limited, 42); // a budget, and a reading of the clock
        overBare("HANDWRITTEN_WITH_DEADLINE", limited, 30);
    }

    private void bulkhead() {
        faster(1, "bulkhead", "a permit is free", "RESILIENCE4J", "a permit is free", 1);
        faster(1.5, "bulkhead", "full: a rejection", "RESILIENCE4J", "full: a rejection", 1);
        atMost("bulkhead", "a permit is free", 1, 0.5, "bytes a call", Row::bytes);
    }

    private void rateLimiter() {
        faster(1.5, "ratelimiter", "a permit is free", "RESILIENCE4J", "a permit is free", 1);
        faster(
                1.5,
                "ratelimiter",
                "no permit is free: a rejection",
                "RESILIENCE4J",
                "no permit is free: a rejection",
                1);
        atMost("ratelimiter", "a permit is free", 1, 0.5, "bytes a call", Row::bytes);
    }

    private void overBare(String contender, String work, double nanos) {
        var bare = row("retry", work, 1, "DIRECT");
        row("retry", work, 1, contender)
                .ifPresent(ours -> bare.ifPresent(direct -> add(
                        "retry, " + work + ", " + contender + ": at most " + plain(nanos) + " ns over the bare call",
                        ours.value() - direct.value() <= nanos,
                        ours.value() - direct.value(),
                        null)));
    }

    private void pool() {
        for (int threads : new int[] {1, 2}) {
            rate(5, "get, close; 32 slots", "HIKARICP", threads);
            rate(2, "get, close; 32 slots", "AGROAL", threads);
            rate(2, "get, statement, close; 32 slots", "HIKARICP", threads);
            rate(1.2, "get, statement, close; 32 slots", "AGROAL", threads);
            rate(1.5, "transaction with a prepared statement; 32 slots", "HIKARICP", threads);
            rate(1.2, "transaction with a prepared statement; 32 slots", "AGROAL", threads);
        }
        rate(1, "get, close; 8 slots", "AGROAL", 16);
        atMost("pool", "get, statement, close; 32 slots", 1, 120, "bytes a borrow", Row::bytes);
    }

    private void waiting() {
        for (var work : List.of("32 threads on 16 slots, held 0.5 ms", "4 threads on 2 slots, held 0.5 ms")) {
            int threads = Integer.parseInt(work.substring(0, work.indexOf(' ')));
            faster(10, "waiting", work + ": p99.9", "HIKARICP", work + ": p99.9", threads);
            served(0.97, work + ": calls served", threads);
        }
        served(1, "2,000 virtual threads on 50 slots: calls served", 2_000);
        var spike = "spike of 50 requests on 5 idle connections: ";
        atMost("waiting", spike + "connections open in the end", 50, 6, "open", Row::worstFork);
        faster(1, "waiting", spike + "time to serve all", "HIKARICP", spike + "time to serve all", 50);
        var gone = "six seconds without the database: ";
        atMost("waiting", gone + "first success after it is back", 8, 300, "ms", Row::worstFork);
        atMost("waiting", gone + "processor while it is gone", 8, 5, "% of a core", Row::value);
        atMost("memory", "idle: heap of an idle pool of 20", 1, 65_536, "B", Row::value);
    }

    /** The library's time is at least so many times ours. */
    private void faster(double times, String topic, String ours, String library, String theirs, int threads) {
        compare(times, topic, ours, library, theirs, threads, Row::value, true);
    }

    /** Our rate is at least so many times the library's, in the worst fork of ours. */
    private void rate(double times, String work, String library, int threads) {
        compare(times, "pool", work, library, work, threads, Row::worstFork, false);
    }

    private void served(double times, String work, int threads) {
        compare(times, "waiting", work, "HIKARICP", work, threads, Row::value, false);
    }

    private void compare(
            double times,
            String topic,
            String ours,
            String library,
            String theirs,
            int threads,
            ToDoubleFunction<Row> figure,
            boolean lessIsBetter) {
        var hand = row(topic, ours, threads, Row.BASELINE);
        row(topic, theirs, threads, library)
                .ifPresent(other -> hand.ifPresent(mine -> {
                    double ratio = lessIsBetter
                            ? other.value() / figure.applyAsDouble(mine)
                            : figure.applyAsDouble(mine) / other.value();
                    add(
                            topic + ", " + ours + ", " + threads + (threads == 1 ? " thread" : " threads")
                                    + ": at least " + plain(times) + "× " + library,
                            ratio >= times,
                            ratio,
                            ours.equals(theirs) ? null : library + " with its " + theirs);
                }));
    }

    private void atMost(
            String topic, String work, int threads, double most, String unit, Function<Row, @Nullable Double> figure) {
        row(topic, work, threads, Row.BASELINE).ifPresent(mine -> {
            Double value = figure.apply(mine);
            if (value != null) {
                add(topic + ", " + work + ": at most " + plain(most) + " " + unit, value <= most, value, null);
            }
        });
    }

    private Optional<Row> row(String topic, String work, int threads, String contender) {
        return rows.stream() // the default collector's rows come first
                .filter(row -> row.topic().equals(topic)
                        && row.work().equals(work)
                        && row.threads() == threads
                        && row.contender().equals(contender))
                .findFirst();
    }

    private void add(String goal, boolean holds, double figure, @Nullable String detail) {
        results.add(new GoalResult(goal, holds, figure, detail));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%s", number);
    }
}
