package dev.patterns.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after a failed attempt. A value without state: one serves any number of calls at a time. */
@FunctionalInterface
public interface Backoff {

    /**
     * @param attempt the number of the attempt that failed, from 1
     * @param previous the wait before that attempt, zero for the first
     * @param random where to draw from
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

    /** The base, then twice as much each time, up to the cap. No attempt is so high that it overflows. */
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
     * Between the base and three times the previous wait, up to the cap: grows like an exponential backoff, while the
     * waits of two callers have nothing to do with each other. After Brooker (see {@link Jitter#full}), except that he cuts
     * off at the cap what was drawn, and here the range ends at the cap before one draws.
     */
    static Backoff decorrelated(Duration base, Duration cap) {
        return new Backoffs.Decorrelated(base, cap);
    }

    /** This backoff with its waits spread. */
    default Backoff withJitter(Jitter jitter) {
        return new Backoffs.Jittered(this, jitter);
    }
}
