package dev.patterns.examples.service;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A log-normal distribution of durations, by its median and its p99: most are short, and a few are much longer. The
 * same one as that of {@link dev.patterns.simulation.scenario.Dependency#answeringIn(Duration, Duration)}.
 *
 * @param median in seconds
 * @param sigma the standard deviation of the logarithm; 0 if all durations are equal
 */
public record LogNormal(double median, double sigma) {

    private static final double P99 = 2.3263478740408408; // standard deviations

    /** @param p99 at least the median */
    public static LogNormal of(Duration median, Duration p99) {
        return new LogNormal(median.toNanos() / 1e9, StrictMath.log((double) p99.toNanos() / median.toNanos()) / P99);
    }

    /** In seconds. It is more than the median. */
    public double mean() {
        return median * StrictMath.exp(sigma * sigma / 2);
    }

    /** The variance, divided by the square of the mean: 0 for equal durations, 1 for an exponential distribution. */
    public double squaredVariation() {
        return StrictMath.expm1(sigma * sigma);
    }

    /** The share that is longer than so many seconds. */
    public double longerThan(double seconds) {
        if (sigma == 0) {
            return median > seconds ? 1 : 0;
        }
        return seconds <= 0 ? 1 : Normal.above(StrictMath.log(seconds / median) / sigma);
    }

    /** The mean of the durations when each is cut off at so many seconds, or at infinity. */
    public double meanUpTo(double seconds) {
        if (sigma == 0) {
            return Math.min(median, seconds);
        }
        if (seconds == Double.POSITIVE_INFINITY) {
            return mean();
        }
        double deviations = StrictMath.log(seconds / median) / sigma;
        return mean() * (1 - Normal.above(deviations - sigma)) + seconds * Normal.above(deviations);
    }

    /** The duration that this share is longer than, in seconds. */
    public double exceededBy(double share) {
        return median * StrictMath.exp(sigma * Normal.exceededBy(share));
    }

    /** One duration. {@link StrictMath} and {@code nextDouble} alone: a seed gives the same on every JDK. */
    public Duration draw(RandomGenerator random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double deviations = radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        return Duration.ofNanos((long) (median * StrictMath.exp(sigma * deviations) * 1e9));
    }
}
