package dev.patterns.bulkhead;

import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import org.jspecify.annotations.Nullable;

/** A blocking call that waits for a permit: its thread is parked. */
final class WaitingThread extends Waiter {

    private final PermitQueue queue;
    private final WaitLimit limit;
    private final Time time;
    private final Thread thread = Thread.currentThread();
    private volatile boolean isGranted;

    WaitingThread(PermitQueue queue, WaitLimit limit, Time time) {
        this.queue = queue;
        this.limit = limit;
        this.time = time;
    }

    @Override
    void wake() {
        time.unpark(thread);
    }

    @Override
    void granted() {
        isGranted = true;
        time.unpark(thread);
    }

    /**
     * On the caller's thread, which has joined the queue. Returns null when it has a permit.
     *
     * <p>Between a look for a permit and the park nothing may park by itself: it would use up an unpark that is meant
     * for this wait.
     */
    @Nullable
    Rejection await() {
        try {
            while (!isGranted && !queue.tryAcquire(this)) {
                var end = end();
                if (end != null) {
                    return queue.leave(this) ? end : null; // null: it has just been granted a permit
                }
                time.parkNanos(limit, limit.nanos() - waitedNanos());
            }
            return null;
        } catch (Throwable failure) { // the caller doesn't get the permit: no other call may lose it
            if (!queue.leave(this)) {
                queue.releaseUnused();
            }
            throw failure;
        }
    }

    private @Nullable Rejection end() {
        if (thread.isInterrupted()) {
            return Rejection.INTERRUPTED;
        }
        return waitedNanos() >= limit.nanos() ? limit.whenOver() : null;
    }

    long waitedNanos() {
        return time.nanoTime() - since;
    }
}
