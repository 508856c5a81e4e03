package dev.patterns.examples.published;

import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.List;

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
    private record Cost(double writes, double seconds) {}

    static PublishedResult result() {
        return new PublishedResult(
                "backoff-and-jitter",
                "Jitter makes backoff useful",
                new Source(
                        "Marc Brooker",
                        "Exponential Backoff And Jitter",
                        "2015",
                        "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/"),
                "100 clients update one row under an optimistic lock. The article's messages take 10 ms with a standard"
                        + " deviation of 2 ms, as here. Its figures are curves, so their order is compared.",
                RowContention::comparisons);
    }

    private static List<Comparison> comparisons() {
        var none = cost(Backoff.none());
        var plain = cost(EXPONENTIAL);
        var equal = cost(EXPONENTIAL.withEqualJitter());
        var full = cost(EXPONENTIAL.withFullJitter());
        return List.of(
                new Comparison(
                        "calls, full jitter : backoff without",
                        "%.2f",
                        0.5,
                        full.writes / plain.writes,
                        Bound.AT_MOST,
                        "\"reduced our call count by more than half\""),
                order("calls, backoff without jitter : no backoff", plain.writes / none.writes),
                order("calls, full jitter : equal jitter", full.writes / equal.writes),
                order("time, equal jitter : backoff without", equal.seconds / plain.seconds),
                order("time, full jitter : equal jitter", full.seconds / equal.seconds));
    }

    private static Comparison order(String figure, double ours) {
        return new Comparison(figure, "%.2f", 1, ours, Bound.AT_MOST, "the article's curves give the order");
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
