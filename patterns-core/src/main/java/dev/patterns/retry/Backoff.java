package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failed attempt. A value without state, which any number of calls may share. */
@FunctionalInterface
public interface Backoff {

    /**
     * @param attempt the number of the attempt that failed, from 1
     * @param previous the wait before that attempt, zero for the first
     * @param random the source of jitter
     * @return zero or more
     */
    Duration delay(int attempt, Duration previous, RandomGenerator random);

    /** No wait at all. */
    static Backoff none() {
        return fixed(Duration.ZERO);
    }

    /** Always the same wait, zero or more. */
    static Backoff fixed(Duration delay) {
        return new Backoffs.Fixed(delay);
    }

    /** The base, doubled with each attempt, up to the cap. It does not overflow at any attempt. */
    static Backoff exponential(Duration base, Duration cap) {
        return exponential(base, 2, cap);
    }

    /**
     * As above with another factor, 1 to 100.
     *
     * @param base the wait after the first attempt, more than zero
     * @param cap the longest wait, at least the base
     */
    static Backoff exponential(Duration base, double factor, Duration cap) {
        return new Backoffs.Exponential(base, factor, cap);
    }

    /**
     * Between the base and three times the previous wait, up to the cap. It grows like an exponential backoff, and the
     * waits of two callers are independent. After Brooker (see {@link #withFullJitter}), with one difference: there the
     * drawn value is cut off at the cap; here the range ends at the cap before a value is drawn.
     */
    static Backoff decorrelated(Duration base, Duration cap) {
        return new Backoffs.Decorrelated(base, cap);
    }

    /**
     * This backoff with full jitter: each wait is drawn from zero to the whole wait. It puts the least load on a
     * dependency that many callers wait for. From Marc Brooker, "Exponential Backoff and Jitter" (AWS Architecture
     * Blog, 2015), as is {@link #withEqualJitter}.
     *
     * <p>Jitter is applied after the cap. If the cap were applied last, all long waits would be exactly the cap, and
     * callers that failed at the same moment would retry at the same moment.
     */
    default Backoff withFullJitter() {
        return new Backoffs.Jittered(this, 0, 1);
    }

    /**
     * This backoff with equal jitter: half the wait to the whole wait, never at once. The first document does this and
     * calls it "±25%".
     */
    default Backoff withEqualJitter() {
        return new Backoffs.Jittered(this, 0.5, 1);
    }

    /**
     * This backoff with proportional jitter: 0.25 makes each wait 75 % to 125 % of itself, which may exceed the cap.
     *
     * @param fraction by how much of itself a wait varies, up and down; 0 to 1
     */
    default Backoff withJitter(double fraction) {
        Arguments.fraction("the fraction of a jitter", fraction);
        return new Backoffs.Jittered(this, 1 - fraction, 1 + fraction);
    }
}
