package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A range of factors, of which one is drawn for each wait, evenly, so that those who failed together don't come back
 * together.
 *
 * <p>It is applied after a backoff's cap. The other way round, all long waits would be the cap exactly, and the herd would
 * be back.
 *
 * @param least the smallest factor, 0 or more
 * @param most the largest factor, not drawn itself, {@code least} to 2
 */
public record Jitter(double least, double most) {

    public Jitter {
        Arguments.check(least >= 0, "the least factor of a jitter must not be negative, but was " + least);
        Arguments.check(
                most >= least && most <= 2,
                "the largest factor of a jitter must be between the least, " + least + ", and 2, but was " + most);
    }

    /**
     * Between nothing and the whole wait: the least load on a dependency that many callers wait for. From Marc Brooker,
     * "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015), as is {@link #equal()}.
     */
    public static Jitter full() {
        return new Jitter(0, 1);
    }

    /** Between half the wait and the whole: never soon again. What the first document does and calls "±25%". */
    public static Jitter equal() {
        return new Jitter(0.5, 1);
    }

    /** The wait, more or less by up to this share of it (0 to 1): 0.25 is 75 % to 125 %, which may exceed the cap. */
    public static Jitter proportional(double share) {
        Arguments.fraction("the share of a proportional jitter", share);
        return new Jitter(1 - share, 1 + share);
    }

    Duration spread(Duration delay, RandomGenerator random) {
        double factor = least + (most - least) * random.nextDouble();
        return Duration.ofNanos((long) (delay.toNanos() * factor)); // the cast stops at Long.MAX_VALUE
    }
}
