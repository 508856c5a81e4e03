package dev.patterns.pool;

import dev.patterns.Deadline;
import dev.patterns.Time;
import dev.patterns.internal.EventualFairness;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for a slot, the longest waiter first, and the loop in which they wait.
 *
 * <p>It is fair eventually: see {@link EventualFairness}. With {@code firstComeFirstServed} it is strict: a connection
 * is handed to the first waiter at once, only the first waiter takes an idle slot, and a thread that asks while others
 * wait joins behind them.
 *
 * <p>No wake-up is lost:
 *
 * <pre>
 *   a thread that releases a slot             a thread that waits for one
 *   1. moves the slot to IDLE                 1. joins: becomes the first, or has one before it
 *   2. reads whether there are waiters;       2. looks for an idle slot;
 *      if so, unparks the first                  if there is none, parks
 * </pre>
 *
 * <ul>
 *   <li>All four are volatile accesses, so they have one order that all threads agree on. In that order one of the two
 *       first steps is the later one, and the second step of the same thread sees both: the slot is seen, or the waiter
 *       is.
 *   <li>An unpark after the waiter's last look, but before its park, makes the park return at once. That holds only
 *       while nothing in between can park by itself and so use up that unpark: see {@link #await}.
 *   <li>Only the first waiter is unparked, and it may be about to leave. So a waiter that leaves first removes itself,
 *       then looks for an idle slot, and wakes the next waiter if there is one. If the releasing thread unparked it,
 *       that thread had moved the slot to IDLE before; so the leaving waiter sees the slot, unless a third thread has
 *       moved it on: a borrower, which will release it, or the housekeeper, which serves the waiters itself.
 *   <li>While the pool is suspended, waiters don't look; {@link #resume} unparks all of them. If it is strict, only the
 *       first one looks; when it leaves, it wakes the next as described.
 * </ul>
 */
final class WaitQueue {

    private static final int CLOSED = Integer.MIN_VALUE;
    private static final int SUSPENDED = 1 << 30;

    private final Time time;
    private final Slots slots;
    private final CurrentSettings settings;

    // Under this object's lock. The last two are written under it, and read without.
    private final WaitLimits limits;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private volatile @Nullable Waiter first;
    private volatile int waitersAndFlags; // their number, closed, suspended; zero, the usual case, costs one read

    WaitQueue(CurrentSettings settings, Slots slots, Time time) {
        this.time = time;
        this.slots = slots;
        this.settings = settings;
        this.limits = new WaitLimits(settings, slots, time);
    }

    /** Whether it is neither closed nor suspended, and no thread waits. */
    boolean isOpenAndEmpty() {
        return waitersAndFlags == 0;
    }

    boolean isClosed() {
        return waitersAndFlags < 0;
    }

    boolean isSuspended() {
        return (waitersAndFlags & SUSPENDED) != 0;
    }

    int waiting() {
        return waitersAndFlags & ~(CLOSED | SUSPENDED);
    }

    /** For how many waiters a connection is to be opened or pinged: none while they can't get it. */
    int unserved() {
        return isSuspended() ? 0 : waiting();
    }

    synchronized boolean contains(Thread thread) {
        return waiters.stream().anyMatch(waiter -> waiter.thread == thread);
    }

    /** Adds the current thread at the end, unless it is rejected. It must call {@link #await} next. */
    Waiter join() {
        var waiter = new Waiter(Thread.currentThread(), time.nanoTime(), timeout());
        synchronized (this) {
            if (!isClosed() && limits.admit(waiter, waiters.size())) {
                waiters.addLast(waiter);
                updateCount();
            }
        }
        return waiter;
    }

    /** {@code connectionTimeout}, or what is left until the caller's {@link Deadline}. */
    private long timeout() {
        var longest = settings.get().connectionTimeout();
        return Deadline.current()
                .map(Deadline::remaining)
                .filter(left -> left.compareTo(longest) < 0)
                .orElse(longest)
                .toNanos();
    }

    /**
     * Waits until the waiter has a slot, or the wait ends for another reason.
     *
     * <p>Between {@link #isOver} and the park nothing may park by itself: on real threads it would use up an unpark, in
     * a simulation another thread would run in between. {@code requestConnections} takes locks, which may park, so
     * {@code isOver} is called once more after it.
     *
     * <p>It yields once before its first park: often a thread that was about to return its connection has only lost its
     * core, and a yield costs much less than a park and a wake-up. The waiter has its place in the queue by then.
     *
     * @param requestConnections starts to open or ping connections for the waiters; called before each park
     */
    BorrowOutcome await(Waiter waiter, Runnable requestConnections) {
        if (!isOver(waiter)) {
            Thread.yield();
        }
        while (!isOver(waiter)) {
            requestConnections.run();
            if (!isOver(waiter)) {
                time.parkNanos(this, remaining(waiter));
            }
        }
        leave(waiter);
        return Objects.requireNonNull(waiter.outcome);
    }

    private boolean isOver(Waiter waiter) {
        if (waiter.outcome == null) {
            waiter.outcome = look(waiter);
        }
        return waiter.outcome != null;
    }

    private @Nullable BorrowOutcome look(Waiter waiter) {
        waiter.isWoken = false; // before the look: see Waiter
        if (waiter.granted != null) {
            return BorrowOutcome.WAITED;
        }
        if (mayTake(waiter)) {
            waiter.taken = slots.leaseIdle(time.threadNumber());
        }
        if (waiter.taken != null) {
            return BorrowOutcome.WAITED;
        }
        if (isClosed()) {
            return BorrowOutcome.CLOSED;
        }
        if (waiter.thread.isInterrupted()) {
            return BorrowOutcome.INTERRUPTED;
        }
        return remaining(waiter) <= 0 ? BorrowOutcome.TIMED_OUT : null;
    }

    private boolean mayTake(Waiter waiter) {
        return !isSuspended() && (waiter == first || !settings.get().firstComeFirstServed());
    }

    private long remaining(Waiter waiter) {
        return waiter.timeout - (time.nanoTime() - waiter.since);
    }

    /**
     * Ends a wait: no slot can be granted to the waiter after it. A slot that was granted just before counts, even if
     * the waiter timed out or was interrupted; otherwise it would be lost.
     */
    void leave(Waiter waiter) {
        synchronized (this) {
            if (waiters.remove(waiter)) {
                updateCount();
                limits.left(waiter.taken != null, waiters.size());
            }
            if (waiter.granted != null) {
                waiter.outcome = BorrowOutcome.WAITED;
            }
        }
        if (waiting() > 0 && slots.count(Slot.IDLE) > 0) {
            wakeFirst();
        }
    }

    /**
     * Hands the slot to the first waiter, if it has waited long enough.
     *
     * @param immediately whether the first waiter gets it even if it has only just joined
     * @return false if the slot is still the caller's
     */
    boolean handOff(Slot slot, long version, boolean immediately) {
        var next = first;
        if (next == null || isSuspended() || !immediately && mayBeOvertaken(next)) {
            return false; // without the lock: most often it ends here
        }
        synchronized (this) {
            next = first;
            if (next == null || isSuspended() || !immediately && mayBeOvertaken(next)) {
                return false;
            }
            if (slot.move(version, Slot.LEASED) == Slot.NONE) {
                return true; // the slot was not the caller's any more
            }
            waiters.removeFirst();
            updateCount();
            limits.left(true, waiters.size());
            next.granted = slot;
        }
        time.unpark(next.thread);
        return true;
    }

    private boolean mayBeOvertaken(Waiter waiter) {
        return !settings.get().firstComeFirstServed()
                && EventualFairness.mayBeOvertaken(time.nanoTime() - waiter.since);
    }

    /** Unparks the first waiter, so that it looks for an idle slot. */
    void wakeFirst() {
        var next = first;
        if (next != null && !next.isWoken) {
            next.isWoken = true; // before the unpark: see Waiter
            time.unpark(next.thread);
        }
    }

    /** From now on no waiter gets a slot. */
    synchronized void suspend() {
        waitersAndFlags |= SUSPENDED;
    }

    /** Ends {@link #suspend}. Each waiter looks again, and asks for a connection if it finds none. */
    void resume() {
        synchronized (this) {
            waitersAndFlags &= ~SUSPENDED;
        }
        wakeAll();
    }

    /** Ends all waits, and all that begin later, with {@link BorrowOutcome#CLOSED}. True the first time. */
    boolean close() {
        synchronized (this) {
            if (isClosed()) {
                return false;
            }
            waitersAndFlags |= CLOSED;
        }
        wakeAll();
        return true;
    }

    private void wakeAll() {
        List<Waiter> all;
        synchronized (this) {
            all = List.copyOf(waiters);
        }
        all.forEach(waiter -> time.unpark(waiter.thread));
    }

    private void updateCount() {
        first = waiters.peekFirst();
        waitersAndFlags = waitersAndFlags & (CLOSED | SUSPENDED) | waiters.size();
    }

    /** Names what a parked thread waits for, in a simulation's report. */
    @Override
    public String toString() {
        return "a connection of pool " + settings.get().name();
    }
}
