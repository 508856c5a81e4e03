package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A range of factors. For each wait one is drawn from it, uniformly, so that callers that failed at the same moment
 * don't retry at the same moment.
 *
 * <p>It is applied after a backoff's cap. If the cap were applied last, all long waits would be exactly the cap, and
 * the callers would retry together again.
 *
 * @param min the smallest factor, 0 or more
 * @param max the end of the range, exclusive, {@code min} to 2
 */
public record Jitter(double min, double max) {

    public Jitter {
        Arguments.check(min >= 0, "the smallest factor of a jitter must not be negative, but was " + min);
        Arguments.check(
                max >= min && max <= 2,
                "the largest factor of a jitter must be between the smallest, " + min + ", and 2, but was " + max);
    }

    /**
     * Between zero and the whole wait: the least load on a dependency that many callers wait for. From Marc Brooker,
     * "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015), as is {@link #equal()}.
     */
    public static Jitter full() {
        return new Jitter(0, 1);
    }

    /** Between half the wait and the whole wait: never at once. The first document does this and calls it "±25%". */
    public static Jitter equal() {
        return new Jitter(0.5, 1);
    }

    /** The wait plus or minus up to this fraction of it (0 to 1): 0.25 is 75 % to 125 %, which may exceed the cap. */
    public static Jitter proportional(double fraction) {
        Arguments.fraction("the fraction of a proportional jitter", fraction);
        return new Jitter(1 - fraction, 1 + fraction);
    }

    Duration spread(Duration delay, RandomGenerator random) {
        double factor = min + (max - min) * random.nextDouble();
        return Duration.ofNanos((long) (delay.toNanos() * factor)); // the cast ends at Long.MAX_VALUE
    }
}
