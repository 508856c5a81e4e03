package dev.patterns.ratelimiter;

/**
 * A permit that a call waits for.
 *
 * @param freeAt when it is free, on the monotonic clock
 * @param interval by how much it moved the schedule on
 * @param waitNanos from the reservation to {@code freeAt}
 */
record Reservation(long freeAt, long interval, long waitNanos) {

    long left(long now) {
        return freeAt - now;
    }
}
