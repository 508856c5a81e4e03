package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.hedge.Hedge;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A request reads 1,000 values from many servers and waits for the slowest. A second attempt after 10 ms shortens the
 * slowest one.
 *
 * <p>Two of the paper's figures say something about a single read: 2 % took longer than 10 ms, because so many had a
 * second attempt, and about one in a million took longer than 1,800 ms, because that is the 99.9th percentile of the
 * slowest of 1,000. The model draws a straight line between these two points on logarithmic axes (a Pareto tail).
 */
final class TailAtScale {

    private static final int REQUESTS = 5_000;
    private static final int READS = 1_000;
    private static final Duration DELAY = Duration.ofMillis(10);
    private static final double SLOWER_THAN_DELAY = 0.02;
    private static final double TAIL = StrictMath.log(SLOWER_THAN_DELAY / 1e-6) / StrictMath.log(1_800.0 / 10);

    /** @param slowest the 99.9th percentile of a request's slowest read, in milliseconds */
    private record Result(double slowest, double attemptsPerRead) {}

    private TailAtScale() {}

    static PublishedResult result() {
        return new PublishedResult(
                "tail-at-scale",
                "A hedge shortens the tail",
                new Source(
                        "Jeffrey Dean and Luiz André Barroso",
                        "The Tail at Scale",
                        "2013",
                        "https://research.google/pubs/the-tail-at-scale/"),
                "Each request reads 1,000 values and waits for the slowest; a second attempt begins after 10 ms. The"
                        + " paper doesn't give its distribution of latencies. The model has two points of it: 2 % of"
                        + " reads take longer than 10 ms, one in a million longer than 1,800 ms. Both attempts are"
                        + " drawn independently, which is too good: real servers are also slow for shared causes. So"
                        + " the first and last figure are put in, and the second one comes out.",
                TailAtScale::comparisons);
    }

    private static List<Comparison> comparisons() {
        var plain = simulate(time -> Policy.compose());
        var hedged = simulate(time ->
                Hedge.builder("reads").delay(DELAY).budget(0.05).time(time).build());
        return List.of(
                new Comparison(
                        "p99.9 without second attempts",
                        "%,.0f ms",
                        1_800,
                        plain.slowest,
                        Bound.percent(25),
                        "the five slowest of 5,000 requests decide"),
                new Comparison(
                        "p99.9 with one after 10 ms",
                        "%,.0f ms",
                        74,
                        hedged.slowest,
                        Bound.percent(46),
                        "the paper's attempts share causes of slowness, ours don't"),
                new Comparison(
                        "more reads",
                        "%.1f %%",
                        2,
                        100 * (hedged.attemptsPerRead - 1),
                        Bound.percent(10),
                        "5 million random reads, published without decimals"));
    }

    private static Result simulate(Function<SimulatedTime, Policy> policies) {
        try (var time = new SimulatedTime(7)) {
            var policy = policies.apply(time);
            var random = time.random();
            var slowest = new long[REQUESTS];
            var attempts = new long[1];
            for (int request = 0; request < REQUESTS; request++) {
                slowest[request] = request(policy, time, random, attempts);
            }
            Arrays.sort(slowest);
            return new Result(slowest[REQUESTS * 999 / 1_000] / 1e6, (double) attempts[0] / REQUESTS / READS);
        }
    }

    /** Returns the slowest read's latency in nanoseconds. */
    private static long request(Policy policy, SimulatedTime time, RandomGenerator random, long[] attempts) {
        long startedAt = time.nanoTime();
        var slowest = new long[1];
        var open = new int[] {READS};
        for (int read = 0; read < READS; read++) {
            policy.callAsync(() -> {
                        attempts[0]++;
                        return read(time, random);
                    })
                    .thenRun(() -> {
                        slowest[0] = Math.max(slowest[0], time.nanoTime() - startedAt);
                        open[0]--;
                    });
        }
        while (open[0] > 0) {
            time.advance(Duration.ofMillis(100));
        }
        return slowest[0];
    }

    /** A read that is faster than the delay answers at once: how fast it is doesn't matter to the slowest of 1,000. */
    private static CompletableFuture<String> read(SimulatedTime time, RandomGenerator random) {
        double chance = random.nextDouble();
        if (chance >= SLOWER_THAN_DELAY) {
            return CompletableFuture.completedFuture("value");
        }
        var answer = new CompletableFuture<String>();
        double millis = 10 * StrictMath.pow(SLOWER_THAN_DELAY / Math.max(chance, 1e-12), 1 / TAIL);
        time.schedule(() -> answer.complete("value"), Duration.ofNanos((long) (millis * 1e6)));
        return answer;
    }
}
