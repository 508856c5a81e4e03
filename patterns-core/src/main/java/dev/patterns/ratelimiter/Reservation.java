package dev.patterns.ratelimiter;

/**
 * A permit that is not free yet.
 *
 * @param freeAt when it is free, on the monotonic clock
 * @param interval by how much it moves the schedule on
 * @param waitNanos how long a call waits for it; more than zero
 */
record Reservation(long freeAt, long interval, long waitNanos) {

    long left(long now) {
        return freeAt - now;
    }
}
