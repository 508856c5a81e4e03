package dev.patterns.examples.contenders.shared;

/**
 * Permits that one instance has taken from the shared bucket in advance, so that not every call is a round trip.
 *
 * <p>What is taken in advance is missing elsewhere, so an instance takes no more than it needs soon. It begins with one
 * permit. A lease that is used up in half of its time is followed by one twice as large; one that expires with permits
 * left, by one as large as was used.
 *
 * <pre>
 *   size of the lease      1   2     4         8                 4
 *   permits used           ●   ●●    ●●●●      ●●●●○○○○          ●●●●
 *                                              └── expires: the four that are left are lost
 * </pre>
 *
 * <p>A permit is used at most the lease's time after it was taken. So in any time {@code t} all instances together make
 * at most {@code burst + rate * (t + leaseTime)} calls. Permits that were valid for ever could be saved up, and then
 * used by all instances at the same moment.
 */
final class Lease {

    private final int largest;
    private final long validNanos;

    // Guarded by the lock on this.
    private long free;
    private long size = 1;
    private long takenAt;
    private boolean isBeingFilled;

    Lease(int largest, long validNanos, long now) {
        this.largest = largest;
        this.validNanos = validNanos;
        this.takenAt = now - validNanos;
    }

    /** Uses a permit if there is one. */
    synchronized boolean use(long now) {
        if (free > 0 && hasExpired(now)) {
            size = Math.max(1, size - free);
            free = 0;
        }
        if (free == 0) {
            return false;
        }
        free--;
        return true;
    }

    /**
     * How many permits to take, the caller's own one included. One caller at a time fills the lease and must then call
     * {@link #filled}. Zero if another one does: then the caller needs a permit for itself only.
     */
    synchronized long beginToFill(long now) {
        if (isBeingFilled || largest == 1) {
            return 0;
        }
        isBeingFilled = true;
        if (now - takenAt < validNanos / 2) {
            size = Math.min(largest, size * 2);
        }
        return size;
    }

    /** @param permits how many were taken, the caller's own one included; zero if none or if the store failed */
    synchronized void filled(long permits, long now) {
        isBeingFilled = false;
        free = Math.max(0, permits - 1);
        takenAt = now;
    }

    synchronized long size() {
        return size;
    }

    private boolean hasExpired(long now) {
        return now - takenAt >= validNanos;
    }
}
