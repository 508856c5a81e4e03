package dev.patterns.examples.shared;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.contenders.shared.RedisBuckets;
import dev.patterns.examples.contenders.shared.SharedLimit;
import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import dev.patterns.examples.contenders.shared.SharedRateLimiter;
import dev.patterns.ratelimiter.RateLimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** The shared limit on a real Redis, in real time: what a call costs, and what happens when the Redis is killed. */
final class LiveInstances {

    private static final Duration TIMEOUT = Duration.ofMillis(50);
    private static final int CALLS = 5_000;
    private static final int SLICES = 8;
    private static final Duration SLICE = Duration.ofMillis(500);

    private LiveInstances() {}

    static void showCosts(URI redis, PrintWriter out) {
        var plenty = new Quota(1_000_000, Duration.ofSeconds(1), 100_000);
        var limit = SharedLimit.of("cost " + System.nanoTime(), plenty, Design.INSTANCES);
        try (var buckets = new RedisBuckets(redis, TIMEOUT)) {
            var bucket = buckets.bucket(limit.name(), plenty);
            var local = RateLimiter.builder("local")
                    .permits(plenty.permits(), plenty.period())
                    .build();
            var eachCall = new SharedRateLimiter(limit.leases(1, limit.leaseTime()), bucket, Time.system());
            var leases = new SharedRateLimiter(limit.leases(20, limit.leaseTime()), bucket, Time.system());
            showCost("local limiter", local, buckets, out);
            showCost(Design.EACH_CALL.label, eachCall, buckets, out);
            showCost(Design.LEASES.label + " by up to 20", leases, buckets, out);
        }
    }

    private static void showCost(String label, Policy limiter, RedisBuckets buckets, PrintWriter out) {
        call(limiter);
        long commands = buckets.commandsProcessed();
        long nanos = call(limiter);
        commands = buckets.commandsProcessed() - commands - 1;
        out.printf(
                Locale.ROOT,
                "  %-45s %8.2f us a call; %.2f commands in Redis, scripts included%n",
                label,
                nanos / 1e3 / CALLS,
                commands / (double) CALLS);
    }

    private static long call(Policy limiter) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            limiter.call(() -> "answer");
        }
        return System.nanoTime() - start;
    }

    /** Kills the server after a second and a half, and starts it again after another. */
    static void showCrash(RedisServer server, PrintWriter out) throws IOException, InterruptedException {
        var admitted = new AtomicIntegerArray(SLICES);
        var slowest = new AtomicLongArray(SLICES);
        try (var buckets = new RedisBuckets(server.url(), TIMEOUT)) {
            var limiters = Design.LEASES.limiters(buckets.bucket("crash", Design.QUOTA), Time.system());
            long start = System.nanoTime();
            var threads = limiters.stream()
                    .map(limiter -> new Thread(() -> load(limiter, start, admitted, slowest)))
                    .toList();
            threads.forEach(Thread::start);
            TimeUnit.MILLISECONDS.sleep(1_500);
            server.kill();
            TimeUnit.MILLISECONDS.sleep(1_000);
            server.restart();
            for (var thread : threads) {
                thread.join();
            }
        }
        IntStream.range(0, SLICES)
                .forEach(slice -> out.printf(
                        "  %,5d ms %-15s %4d calls, the slowest decision took %d ms%n",
                        slice * SLICE.toMillis(),
                        slice == 3 || slice == 4 ? "(Redis is down)" : "",
                        admitted.get(slice),
                        slowest.get(slice) / 1_000_000));
    }

    private static void load(Policy limiter, long start, AtomicIntegerArray admitted, AtomicLongArray slowest) {
        while (true) {
            long before = System.nanoTime();
            int slice = (int) ((before - start) / SLICE.toNanos());
            if (slice >= SLICES) {
                return;
            }
            try {
                limiter.call(() -> admitted.incrementAndGet(slice));
            } catch (CallRejectedException rejected) {
                // as most are: the instances make twice as many calls as the quota allows
            }
            slowest.accumulateAndGet(slice, System.nanoTime() - before, Math::max);
            Time.system().parkNanos(limiter, 12_500_000);
        }
    }
}
