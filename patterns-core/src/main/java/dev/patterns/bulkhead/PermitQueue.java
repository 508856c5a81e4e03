package dev.patterns.bulkhead;

import dev.patterns.Time;
import dev.patterns.internal.EventualFairness;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait for a permit, the longest waiter first. They get permits by the rule of {@link EventualFairness}.
 *
 * <p>A waiter is removed once, under the lock: by itself when it has found a permit or ends its wait, or by the thread
 * that hands it a permit. The one that removes it decides how the wait ends. So a permit is never handed to a waiter
 * that has left, and a waiter that has left never keeps a permit.
 *
 * <p>No wake-up is lost:
 *
 * <pre>
 *   a call that ends                          a call that waits
 *   1. releases its permit                    1. joins: becomes the first, or has one before it
 *   2. reads whether there are waiters;       2. looks for a permit;
 *      if so, wakes the first                    if there is none, waits
 * </pre>
 *
 * <ul>
 *   <li>All four are volatile accesses, so they have one order that all threads agree on. In that order one of the two
 *       first steps is the later one, and the second step of the same thread sees both: the permit is seen, or the
 *       waiter is.
 *   <li>Only the first waiter is woken, and it may be about to leave. So a waiter that leaves removes itself, and then
 *       wakes the next if a permit is available. In the same way one waiter after another gets its permit when the
 *       limit is raised.
 * </ul>
 */
final class PermitQueue {

    private final Permits permits;
    private final Time time;
    private final Deque<Waiter> waiters = new ArrayDeque<>(); // under this object's lock
    private volatile @Nullable Waiter first; // written under the lock, and read without

    PermitQueue(Permits permits, Time time) {
        this.permits = permits;
        this.time = time;
    }

    /** Adds the waiter at the end, unless as many wait as may. It must look for a permit next. */
    synchronized boolean join(Waiter waiter, int maxWaiters) {
        if (waiters.size() >= maxWaiters) {
            return false;
        }
        waiter.since = time.nanoTime();
        waiter.isQueued = true;
        waiters.addLast(waiter);
        first = waiters.peekFirst();
        return true;
    }

    /**
     * For a waiter that ends its wait. False if it was removed before: then it has been granted a permit, or has left.
     */
    boolean leave(Waiter waiter) {
        synchronized (this) {
            if (!waiter.isQueued) {
                return false;
            }
            waiters.remove(waiter);
            removed(waiter);
        }
        wakeFirstIfAvailable();
        return true;
    }

    private void removed(Waiter waiter) {
        waiter.isQueued = false;
        first = waiters.peekFirst();
    }

    /** Looks for a permit. If this returns true, the waiter has one, and has left. */
    boolean tryAcquire(Waiter waiter) {
        waiter.isWoken = false; // before the look: see Waiter
        if (!permits.tryAcquire()) {
            return false;
        }
        if (!leave(waiter)) {
            releaseUnused(); // it was granted another one, or its wait ended, in between
            return false;
        }
        return true;
    }

    /** For a call that ends: hands its permit to the first waiter, or makes it available again. */
    void release() {
        if (!handOff()) {
            permits.release();
            wakeFirstIfAvailable();
        }
    }

    /** For a call that got a permit, and is not made. */
    void releaseUnused() {
        permits.releaseUnused();
        wakeFirstIfAvailable();
    }

    private boolean handOff() {
        if (mayBeOvertaken(first)) {
            return false; // without the lock: with short calls it mostly ends here
        }
        Waiter next;
        synchronized (this) {
            if (mayBeOvertaken(first) || !permits.tryPass()) {
                return false;
            }
            next = waiters.removeFirst();
            removed(next);
        }
        next.granted();
        return true;
    }

    private boolean mayBeOvertaken(@Nullable Waiter waiter) {
        return waiter == null || EventualFairness.mayBeOvertaken(time.nanoTime() - waiter.since);
    }

    /** For a thread that may have made a permit available: releases, raises the limit, or leaves the queue. */
    void wakeFirstIfAvailable() {
        var next = first;
        if (next != null && !next.isWoken && permits.isAvailable()) {
            next.isWoken = true; // before wake: see Waiter
            next.wake();
        }
    }

    synchronized int waiting() {
        return waiters.size();
    }
}
