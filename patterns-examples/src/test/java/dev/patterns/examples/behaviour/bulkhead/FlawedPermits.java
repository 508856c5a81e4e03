package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.bulkhead.FlawedBulkhead.Flaw;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Permits and the calls that wait for them, in order. The one that gives a permit back hands it to the first. */
final class FlawedPermits {

    /** A call that waits. */
    static final class Waiter {
        private final Runnable wake;
        private volatile boolean granted;

        Waiter(Runnable wake) {
            this.wake = wake;
        }

        boolean isGranted() {
            return granted;
        }
    }

    private final Set<Flaw> flaws;
    private final int maxWaiters;
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private int limit;
    private int active;

    FlawedPermits(int limit, int maxWaiters, Set<Flaw> flaws) {
        this.limit = limit;
        this.maxWaiters = maxWaiters;
        this.flaws = flaws;
    }

    synchronized boolean tryAcquire() {
        int allowed = flaws.contains(Flaw.ADMITS_ONE_MORE) ? limit + 1 : limit;
        if (active >= allowed || !waiters.isEmpty() && !flaws.contains(Flaw.WAITERS_ARE_OVERTAKEN)) {
            return false;
        }
        active++;
        return true;
    }

    /** False if as many wait as may. */
    synchronized boolean join(Waiter waiter) {
        if (waiters.size() >= maxWaiters && !flaws.contains(Flaw.ANY_NUMBER_WAITS)) {
            return false;
        }
        waiters.addLast(waiter);
        return true;
    }

    /** False if it has been granted a permit. */
    synchronized boolean leave(Waiter waiter) {
        return waiters.remove(waiter);
    }

    /** What a call does that leaves without telling the queue. */
    synchronized void leaveAGhost() {
        waiters.addLast(new Waiter(() -> {}));
    }

    synchronized void release() {
        active--;
        if (flaws.contains(Flaw.WAITERS_ARE_OVERTAKEN)) {
            waiters.stream().findFirst().ifPresent(first -> first.wake.run());
        } else {
            grant();
        }
    }

    /** For a woken waiter that must find its permit itself. */
    synchronized boolean tryAcquire(Waiter waiter) {
        if (active >= limit || !waiters.remove(waiter)) {
            return false;
        }
        active++;
        return true;
    }

    private void grant() {
        while (active < limit && !waiters.isEmpty()) {
            active++;
            var first = waiters.removeFirst();
            first.granted = true;
            first.wake.run();
        }
    }

    synchronized void changeLimit(int newLimit) {
        limit = newLimit;
        if (!flaws.contains(Flaw.HIGHER_LIMIT_WAKES_NONE)) {
            grant();
        }
    }

    synchronized int limit() {
        return limit;
    }

    synchronized int active() {
        return active;
    }
}
