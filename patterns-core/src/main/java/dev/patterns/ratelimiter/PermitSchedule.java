package dev.patterns.ratelimiter;

import dev.patterns.Time;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * When permits are free: a token bucket in one atomic number. It does not wait.
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
 * <p>The state is read before the clock, and unchanged until it is moved on. So a permit is taken at the time of that
 * reading, and a call is turned away only if no permit was free when the state was read, also if its thread was
 * suspended in between. Times are compared by subtraction: the clock may overflow between two calls. Safe for use by
 * any number of threads.
 */
final class PermitSchedule {

    private final Time time;
    private final AtomicLong nextFree;

    /** The bucket is full. */
    PermitSchedule(CallSettings settings, Time time) {
        this.time = time;
        this.nextFree = new AtomicLong(oldestSaved(time.nanoTime(), settings));
    }

    /**
     * Reserves so many permits, all or none.
     *
     * @param permits at most {@code burst}
     * @return null if they are free and taken now; otherwise when they are free: reserved, unless the wait for them is
     *     longer than {@code longestWait}
     */
    @Nullable
    Reservation reserve(int permits, long longestWait, CallSettings settings) {
        long interval = settings.interval();
        long next = nextFree.get();
        long now = time.nanoTime();
        while (true) {
            long last = later(next, oldestSaved(now, settings)) + (permits - 1) * interval;
            long wait = last - now;
            if (wait > longestWait) {
                return new Reservation(last, interval, wait);
            }
            long witness = nextFree.compareAndExchange(next, last + interval);
            if (witness == next) {
                return wait <= 0 ? null : new Reservation(last, interval, wait);
            }
            next = witness;
            if (next + (permits - 1) * interval - now > 0) {
                now = time.nanoTime(); // what was free at the earlier reading still is; anything else needs a new one
            }
        }
    }

    /** Gives a reserved permit back, unless another was reserved after it. */
    void giveBack(Reservation reservation) {
        nextFree.compareAndSet(reservation.freeAt() + reservation.interval(), reservation.freeAt());
    }

    /** How many permits are free. */
    int free(CallSettings settings) {
        long next = nextFree.get();
        long now = time.nanoTime();
        long first = later(next, oldestSaved(now, settings));
        return first - now > 0 ? 0 : (int) ((now - first) / settings.interval()) + 1;
    }

    /** Nanoseconds until the next permit is free; zero if one is. */
    long untilFree() {
        long next = nextFree.get();
        return Math.max(0, next - time.nanoTime());
    }

    /** When the first permit of a full bucket became free. Permits that are older are lost. */
    private static long oldestSaved(long now, CallSettings settings) {
        return now - (settings.burst() - 1) * settings.interval();
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
