package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt. A value without state, which any number of calls may share.
 *
 * <p>A growing backoff has a cap, and jitter decorates it: {@code exponential(base, cap).withFullJitter()}. Any lambda
 * is a backoff too. The built-in ones don't overflow, and don't shrink from one attempt to the next before jitter.
 */
@FunctionalInterface
public interface Backoff {

    /**
     * How long to wait before the next attempt.
     *
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

    /**
     * The base times the number of the attempt, up to the cap: 1, 2, 3, 4, … times the base.
     *
     * @param base the wait after the first attempt, more than zero
     * @param cap the longest wait, at least the base
     */
    static Backoff linear(Duration base, Duration cap) {
        return new Backoffs.Linear(base, cap);
    }

    /** The base, doubled with each attempt, up to the cap. */
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
     * The base times a Fibonacci number, up to the cap: 1, 1, 2, 3, 5, 8, … times the base. It grows by a factor of
     * about 1.6, more slowly at first.
     *
     * @param base the wait after the first attempt, more than zero
     * @param cap the longest wait, at least the base
     */
    static Backoff fibonacci(Duration base, Duration cap) {
        return new Backoffs.Fibonacci(base, cap);
    }

    /**
     * Decorrelated jitter: between the base and three times the previous wait, up to the cap. It grows like an
     * exponential backoff, and the waits of two callers are independent. After Brooker (see {@link #withFullJitter}),
     * with one difference: there the drawn value is cut off at the cap; here the range ends at the cap before a value
     * is drawn.
     */
    static Backoff decorrelated(Duration base, Duration cap) {
        return new Backoffs.Decorrelated(base, cap);
    }

    /**
     * This backoff with a longest wait, zero or more. The cap of a backoff with jitter applies to the wait before
     * jitter, so the longest waits still differ.
     */
    default Backoff withCap(Duration cap) {
        return new Backoffs.Capped(this, cap);
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

    /**
     * The waits of one call as a table, to look at: a line for each failed attempt, with the wait after it and the sum
     * of the waits so far. The same seed gives the same table.
     *
     * @param attempts how many attempts fail, 1 to 10,000
     */
    default String preview(int attempts, long seed) {
        return BackoffTable.of(this, attempts, new SplittableRandom(seed));
    }
}
