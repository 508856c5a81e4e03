package dev.patterns.examples.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Random times. Most are short, and a few are much longer. */
final class Delays {

    private Delays() {}

    /** Evenly distributed in its logarithm: of 1 to 100 ms, half are below 10 ms. */
    static Duration between(Duration shortest, Duration longest, RandomGenerator random) {
        double ratio = (double) longest.toNanos() / shortest.toNanos();
        return Duration.ofNanos((long) (shortest.toNanos() * StrictMath.pow(ratio, random.nextDouble())));
    }
}
