package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/**
 * A server that is slow once in a thousand requests: as one client sees it that waits for each answer, and as many
 * independent clients see it.
 */
final class OpenAndClosed {

    private static final int REQUESTS = 60_000;
    private static final int QUEUE = 1_000_000;
    private static final double FAST_NANOS = 100_000;
    private static final double SLOW_NANOS = 10_000_000;
    private static final double SLOW = 0.001;
    private static final double UTILIZATION = 0.8;
    private static final double MEAN_GAP_NANOS = ((1 - SLOW) * FAST_NANOS + SLOW * SLOW_NANOS) / UTILIZATION;
    private static final Duration HALF_TIME = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofMillis(15);

    private static final Source SOURCE = new Source(
            "Marc Brooker",
            "Open and Closed, Omission and Collapse",
            "2023",
            "https://brooker.co.za/blog/2023/05/10/open-closed.html");

    private final SimulatedTime time = new SimulatedTime(7);
    private final Bulkhead server = Bulkhead.builder("server")
            .limit(1)
            .maxWaiters(QUEUE)
            .maxWait(Duration.ofDays(1))
            .time(time)
            .build();

    private final long[] latencies = new long[REQUESTS];
    private int ended;

    private OpenAndClosed() {}

    static PublishedResult omission() {
        return new PublishedResult(
                "coordinated-omission",
                "A closed loop doesn't see the queue",
                SOURCE,
                "A server takes 0.1 ms on average, and once in a thousand requests 10 ms; both are distributed"
                        + " exponentially, as in the code of the article's simulation. One client that waits for each"
                        + " answer, and independent clients that keep the server busy for 80 % of the time.",
                OpenAndClosed::compareLatencies);
    }

    static PublishedResult collapse() {
        return new PublishedResult(
                "congestive-collapse",
                "A retry after 15 ms makes the queue grow without end",
                SOURCE,
                "The same server and independent clients. Each sends a request again after 15 ms without an answer, and"
                        + " the server also serves requests for which no client waits any more.",
                OpenAndClosed::compareQueues);
    }

    private static List<Comparison> compareLatencies() {
        double closed = new OpenAndClosed().closedP99();
        double open = new OpenAndClosed().openP99();
        return List.of(
                new Comparison(
                        "p99, closed loop",
                        "%.2f ms",
                        1,
                        closed,
                        Bound.AT_MOST,
                        "\"the 99th percentile is below 1ms\""),
                new Comparison("p99, open loop", "%.1f ms", 25, open, Bound.AT_LEAST, "\"its over 25ms\""),
                new Comparison(
                        "open : closed",
                        "%.0f times",
                        25,
                        open / closed,
                        Bound.AT_LEAST,
                        "\"a factor of at least 25\""));
    }

    private static List<Comparison> compareQueues() {
        return List.of(new Comparison(
                "queue at the end : at half time, with retries",
                "%.1f times",
                1.5,
                new OpenAndClosed().queueGrowth(),
                Bound.AT_LEAST,
                "\"growing without bound\"; twice in twice the time if it grows evenly"));
    }

    private double closedP99() {
        time.schedule(this::callOneAfterTheOther, Duration.ZERO);
        return p99Millis();
    }

    private void callOneAfterTheOther() {
        long began = time.nanoTime();
        server.callAsync(this::serve).thenRun(() -> {
            record(began);
            if (ended < REQUESTS) {
                callOneAfterTheOther();
            }
        });
    }

    private double openP99() {
        arrive(REQUESTS, () -> {
            long began = time.nanoTime();
            server.callAsync(this::serve).thenRun(() -> record(began));
        });
        return p99Millis();
    }

    private double queueGrowth() {
        var timeout = Timeout.builder("answer").limit(RETRY_AFTER).time(time).build();
        var retry = Retry.builder("client")
                .maxAttempts(2)
                .backoff(Backoff.none())
                .time(time)
                .build();
        var client = Policy.compose(retry, timeout);
        arrive(
                REQUESTS,
                () -> client.callAsync(() -> server.callAsync(this::serve).copy()));
        time.advance(HALF_TIME);
        int atHalfTime = server.status().waiting();
        time.advance(HALF_TIME);
        return (double) server.status().waiting() / Math.max(1, atHalfTime);
    }

    /** Makes calls at random times. Each arrival schedules the next one. */
    private void arrive(int requests, Runnable call) {
        time.schedule(
                () -> {
                    call.run();
                    if (requests > 1) {
                        arrive(requests - 1, call);
                    }
                },
                Duration.ofNanos(exponential(MEAN_GAP_NANOS)));
    }

    private void record(long began) {
        latencies[ended++] = time.nanoTime() - began;
    }

    /** Answers after an exponentially distributed time, which is long on average once in a thousand requests. */
    private CompletableFuture<String> serve() {
        var answer = new CompletableFuture<String>();
        double mean = time.random().nextDouble() < SLOW ? SLOW_NANOS : FAST_NANOS;
        time.schedule(() -> answer.complete("done"), Duration.ofNanos(exponential(mean)));
        return answer;
    }

    private long exponential(double mean) {
        return (long) (-StrictMath.log(1 - time.random().nextDouble()) * mean);
    }

    private double p99Millis() {
        time.advance(Duration.ofMinutes(1));
        var sorted = LongStream.of(latencies).sorted().toArray();
        return sorted[sorted.length * 99 / 100] / 1e6;
    }
}
