package dev.patterns.examples.published;

import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;

/**
 * Many clients update the same row under an optimistic lock. Each reads the row's version, then writes if the version
 * is still the same. Otherwise it starts again after the backoff. Each message takes a normally distributed time, 10 ms
 * on average with a standard deviation of 2 ms.
 */
final class RowContention {

    private static final int CLIENTS = 100;
    private static final int SEEDS = 5;
    private static final Backoff EXPONENTIAL = Backoff.exponential(Duration.ofMillis(5), Duration.ofSeconds(2));

    private final SimulatedTime time;
    private int version;
    private int writes;

    private RowContention(SimulatedTime time) {
        this.time = time;
    }

    /** Averages over the seeds: number of attempted writes, and seconds until the last client was done. */
    private record Cost(double writes, double seconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f calls, %.1f s", writes, seconds);
        }
    }

    static List<Comparison> comparisons() {
        var none = cost(Backoff.none());
        var plain = cost(EXPONENTIAL);
        var equal = cost(EXPONENTIAL.withEqualJitter());
        var full = cost(EXPONENTIAL.withFullJitter());
        var comparisons = new ArrayList<Comparison>();
        comparisons.add(new Comparison("no backoff", "most calls", none.toString(), none.writes > plain.writes));
        comparisons.add(
                new Comparison("backoff, no jitter", "slowest", plain.toString(), plain.seconds > equal.seconds));
        comparisons.add(new Comparison(
                "equal jitter",
                "fewer calls, sooner than without jitter",
                equal.toString(),
                equal.writes < plain.writes && equal.seconds < plain.seconds));
        comparisons.add(new Comparison(
                "full jitter",
                "fewest calls, soonest of the three",
                full.toString(),
                full.writes < equal.writes && full.seconds < equal.seconds));
        comparisons.add(
                ratio("calls, full jitter : no backoff", full.writes / none.writes, "at most 0.45", 0.45, false));
        comparisons.add(ratio("time, no jitter : full jitter", plain.seconds / full.seconds, "at least 8", 8, true));
        return comparisons;
    }

    private static Comparison ratio(String figure, double ours, String published, double bound, boolean isLowerBound) {
        return new Comparison(
                figure,
                published,
                String.format(Locale.ROOT, "%.2f", ours),
                isLowerBound ? ours >= bound : ours <= bound);
    }

    private static Cost cost(Backoff backoff) {
        double writes = 0;
        double seconds = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (var time = new SimulatedTime(seed)) {
                var row = new RowContention(time);
                row.letAllUpdate(backoff);
                writes += row.writes;
                seconds += time.elapsed().toMillis() / 1e3;
            }
        }
        return new Cost(writes / SEEDS, seconds / SEEDS);
    }

    private void letAllUpdate(Backoff backoff) {
        var retry = Retry.builder("row")
                .maxAttempts(1_000_000)
                .backoff(backoff)
                .time(time)
                .random(time.random())
                .build();
        for (int client = 0; client < CLIENTS; client++) {
            time.spawn("client-" + client, () -> retry.call(this::update));
        }
        time.run();
    }

    private int update() throws InterruptedException {
        sendMessage(); // the read
        int seen = version;
        sendMessage(); // its answer
        sendMessage(); // the write
        writes++;
        boolean succeeds = version == seen;
        if (succeeds) {
            version++;
        }
        sendMessage(); // whether the write succeeded
        if (!succeeds) {
            throw new ConcurrentModificationException("another client has written first");
        }
        return seen;
    }

    private void sendMessage() throws InterruptedException {
        time.sleep(Duration.ofNanos(
                (long) (1e6 * Math.max(0, 10 + 2 * time.random().nextGaussian()))));
    }
}
