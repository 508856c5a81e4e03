package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for a connection, the longest waiter first.
 *
 * <p>A strict queue is slow: each connection that comes back belongs to somebody asleep, and lies idle until he is awake. A
 * free-for-all is fast and starves the unlucky. So this line is fair eventually, as the locks of WebKit and of Rust's
 * parking_lot are: a connection that comes back may be taken by whoever runs, and the first in line is woken to try his luck;
 * but once he has waited longer than {@link #HAND_OFF_AFTER}, it is handed to him.
 *
 * <p>No wake-up is lost. A returner first makes the slot fresh, then looks at the line; a waiter first joins the line, then
 * looks at the slots: one of the two sees the other. Whoever leaves the line has taken a wake-up with him that the next may
 * need, and passes it on if anything is fresh (see {@code ConnectionPool.awaitConnection}).
 */
final class WaitQueue {

    private static final long HAND_OFF_AFTER = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int CLOSED = Integer.MIN_VALUE;

    /** A place in the line. It is granted a slot under the line's lock, and once; the rest is its own thread's. */
    static final class Waiter {
        final Thread thread;
        final long since;
        volatile @Nullable Slot granted;

        @Nullable
        Slot taken;

        @Nullable
        BorrowOutcome outcome;

        Waiter(Thread thread, long since) {
            this.thread = thread;
            this.since = since;
        }
    }

    private final Time time;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final long[] counts = new long[BorrowOutcome.values().length];
    private final long[] totals = new long[counts.length];
    private final long[] longest = new long[counts.length];
    private volatile int
            waitersAndClosed; // how many wait, with the highest bit set once it is closed: zero is what a returner
    // hopes for

    WaitQueue(Time time) {
        this.time = time;
    }

    /** Nobody waits and the pool is open. */
    boolean isOpenAndEmpty() {
        return waitersAndClosed == 0;
    }

    boolean isClosed() {
        return waitersAndClosed < 0;
    }

    int waiting() {
        return waitersAndClosed & ~CLOSED;
    }

    synchronized boolean contains(Thread thread) {
        return waiters.stream().anyMatch(waiter -> waiter.thread == thread);
    }

    Waiter join(Thread thread) {
        var waiter = new Waiter(thread, time.nanoTime());
        synchronized (this) {
            if (!isClosed()) {
                waiters.addLast(waiter);
                count();
            }
        }
        return waiter;
    }

    /**
     * Ends a wait. From here on nobody can hand anything to this waiter. Being handed a connection at the last moment counts
     * as being served, whatever the outcome was going to be: so a grant that crosses a timeout or an interrupt is not lost.
     *
     * @return what it was granted, or null
     */
    @Nullable
    Slot leave(Waiter waiter) {
        long waited = time.nanoTime() - waiter.since;
        synchronized (this) {
            waiters.remove(waiter);
            count();
            var granted = waiter.granted;
            if (granted != null) {
                waiter.outcome = BorrowOutcome.WAITED;
            }
            int of = Objects.requireNonNull(waiter.outcome).ordinal();
            counts[of]++;
            totals[of] += waited;
            longest[of] = Math.max(longest[of], waited);
            return granted;
        }
    }

    /**
     * Hands the slot to the first in line, if he is due: at once, or when his patience is used up.
     *
     * @return false if the slot is still the caller's
     */
    boolean handOff(Slot slot, long version, boolean atOnce) {
        Waiter first;
        synchronized (this) {
            first = waiters.peekFirst();
            if (first == null || !atOnce && time.nanoTime() - first.since <= HAND_OFF_AFTER) {
                return false;
            }
            if (slot.move(version, Slot.LEASED) == Slot.NONE) {
                return true; // it was not the caller's any more
            }
            waiters.removeFirst();
            count();
            first.granted = slot;
        }
        time.unpark(first.thread);
        return true;
    }

    /** Lets the first in line look for himself. */
    void wakeFirst() {
        Waiter first;
        synchronized (this) {
            first = waiters.peekFirst();
        }
        if (first != null) {
            time.unpark(first.thread);
        }
    }

    /** Sends everybody away, now and from now on. True the first time. */
    boolean close() {
        List<Waiter> all;
        synchronized (this) {
            if (isClosed()) {
                return false;
            }
            all = List.copyOf(waiters);
            waitersAndClosed |= CLOSED;
        }
        all.forEach(waiter -> time.unpark(waiter.thread));
        return true;
    }

    /** How borrowing went; of all those who were served, the ones who did not wait were served at once. */
    synchronized Map<BorrowOutcome, PoolStatus.Waits> waits(long served) {
        var waits = new EnumMap<BorrowOutcome, PoolStatus.Waits>(BorrowOutcome.class);
        for (var outcome : BorrowOutcome.values()) {
            waits.put(outcome, waits(outcome.ordinal()));
        }
        long atOnce = Math.max(0, served - counts[BorrowOutcome.WAITED.ordinal()]);
        waits.put(BorrowOutcome.IMMEDIATE, new PoolStatus.Waits(atOnce, Duration.ZERO, Duration.ZERO));
        return waits;
    }

    private PoolStatus.Waits waits(int of) {
        return new PoolStatus.Waits(counts[of], Duration.ofNanos(totals[of]), Duration.ofNanos(longest[of]));
    }

    private void count() {
        waitersAndClosed = waitersAndClosed & CLOSED | waiters.size();
    }
}
