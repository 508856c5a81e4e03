package dev.patterns.retry;

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
     * waits of two callers are independent. After Brooker (see {@link Jitter#full}), with one difference: there the
     * drawn value is cut off at the cap; here the range ends at the cap before a value is drawn.
     */
    static Backoff decorrelated(Duration base, Duration cap) {
        return new Backoffs.Decorrelated(base, cap);
    }

    /** This backoff with each wait multiplied by a random factor. */
    default Backoff withJitter(Jitter jitter) {
        return new Backoffs.Jittered(this, jitter);
    }
}
