package dev.patterns.examples.incident.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random generators derived from a seed: one for each purpose, so that drawing more from one does not change another.
 */
public final class Seeds {

    private Seeds() {}

    public static RandomGenerator random(long seed, String purpose) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
    }

    /** A thread-safe one with the same numbers. */
    public static RandomGenerator sharedRandom(long seed, String purpose) {
        var random = random(seed, purpose);
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }

    /** This many uniformly random times within the span, in nanoseconds and in order. */
    public static long[] sortedNanos(RandomGenerator random, int count, Duration span) {
        var nanos = new long[count];
        Arrays.setAll(nanos, i -> (long) (random.nextDouble() * span.toNanos()));
        Arrays.sort(nanos);
        return nanos;
    }

    /**
     * A random factor as latencies vary: log-normal with median 1. Uses StrictMath, so every JDK gives the same
     * factors.
     */
    public static double logNormalFactor(RandomGenerator random, double sigma) {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return StrictMath.exp(sigma * radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble()));
    }
}
