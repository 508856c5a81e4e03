package dev.patterns.ratelimiter;

import java.util.concurrent.atomic.AtomicLong;

/**
 * When permits are free: a token bucket in one atomic number. It neither waits nor reads a clock.
 *
 * <p>The usual picture is a bucket into which a timer drops a token at each interval. Neither the timer nor the tokens
 * are needed. Permits are free at a constant rate, so the whole state is one time: {@code nextFree}, when the next
 * permit is free. A call that takes a permit moves it on by one interval. So the time that no call has used is the time
 * between {@code nextFree} and now; it counts for at most {@code burst} permits.
 *
 * <pre>
 *   three permits are free                        none is free, and two calls wait
 *
 *   nextFree           now                             now            nextFree
 *      ●─────────●──────┼──●──▶ time               ─────┼────○─────────○─────────●──▶ time
 *      1         2         3                                 │         │         the next call's permit
 *      ├─────────┤ interval                                  └─────────┴ reserved
 * </pre>
 *
 * <p>A call that has to wait does the same: it takes the permit that is next, and waits until that is free. So waiting
 * calls have no queue, and yet begin in the order in which they came, one interval apart; and a call that comes later
 * can't overtake one that waits.
 *
 * <p>A call that leaves before its time gives its permit back if it was the last to reserve one: the schedule is then
 * as it was. Otherwise the permit stays unused. The calls behind have their times already; a newcomer that got it would
 * overtake them, and one more permit for later would let two calls begin at the same time. {@code Reservation.Cancel}
 * of Go's {@code golang.org/x/time/rate} decides in the same way.
 *
 * <p>This is the generic cell rate algorithm in its form of virtual scheduling (ATM Forum, "Traffic Management
 * Specification 4.1", 1999; ITU-T I.371), shifted by the burst so that a free permit is one comparison away. Guava's
 * {@code SmoothRateLimiter} computes the same under a lock, with the saved permits as a second number, and its
 * essay is worth reading. There a call pays for the one before it: the first call is admitted at once, however many
 * permits it asks for, and the next one waits. Here a call waits for its own permits.
 *
 * <p>Times are compared by subtraction: the clock may overflow between two calls. Safe for use by any number of
 * threads.
 */
final class PermitSchedule {

    private final AtomicLong nextFree;

    /** The bucket is full. */
    PermitSchedule(long now, CallSettings settings) {
        this.nextFree = new AtomicLong(oldestSaved(now, settings));
    }

    /**
     * Reserves so many permits, all or none.
     *
     * @param permits at most {@code burst}
     * @return after how many nanoseconds they are free, zero for now. If that is more than {@code longestWait}, nothing
     *     was reserved
     */
    long reserve(int permits, long longestWait, CallSettings settings, long now) {
        while (true) {
            long next = nextFree.get();
            long first = later(next, oldestSaved(now, settings));
            long last = first + (permits - 1) * settings.interval();
            long wait = Math.max(0, last - now);
            if (wait > longestWait || nextFree.compareAndSet(next, last + settings.interval())) {
                return wait;
            }
        }
    }

    /** Gives a permit back that was to be free at that time, unless another was reserved after it. */
    void giveBack(long freeAt, long interval) {
        nextFree.compareAndSet(freeAt + interval, freeAt);
    }

    /** How many permits are free. */
    int free(CallSettings settings, long now) {
        long first = later(nextFree.get(), oldestSaved(now, settings));
        return first - now > 0 ? 0 : (int) ((now - first) / settings.interval()) + 1;
    }

    /** Nanoseconds until the next permit is free; zero if one is. */
    long untilFree(long now) {
        return Math.max(0, nextFree.get() - now);
    }

    /** When the first permit of a full bucket became free. Permits that are older are lost. */
    private static long oldestSaved(long now, CallSettings settings) {
        return now - (settings.burst() - 1) * settings.interval();
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
