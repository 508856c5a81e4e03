package dev.patterns.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether one more thread may wait. Used under the queue's lock. */
final class WaitLimits {

    private final CurrentSettings settings;
    private final Slots slots;
    private final WaitEstimate estimate = new WaitEstimate();

    WaitLimits(CurrentSettings settings, Slots slots) {
        this.settings = settings;
        this.slots = slots;
    }

    /** Why the thread may not join the queue, in which so many wait; null if it may. */
    @Nullable
    String rejection(Waiter waiter, int waiting) {
        var now = settings.get();
        if (now.maxWaiters().isPresent() && waiting >= now.maxWaiters().getAsInt() + notLent(now)) {
            return "rejected, as " + waiting + " threads wait already and maxWaiters is "
                    + now.maxWaiters().getAsInt();
        }
        if (!now.rejectHopelessWaits()) {
            return null;
        }
        if (waiting == 0) {
            estimate.joinedEmptyQueue(waiter.since);
        }
        double wait = estimate.waitBehind(waiting);
        return wait <= waiter.timeout
                ? null
                : "rejected, as " + waiting + " threads wait already and its turn would come in up to "
                        + Duration.ofNanos((long) wait).toMillis() + " ms";
    }

    /** How many threads can be served without a return, by a connection that is idle, or is pinged or opened for them. */
    private int notLent(ConnectionPoolSettings now) {
        return Math.max(0, now.limit() - slots.count(Slot.LEASED) - slots.count(Slot.RETURNING));
    }

    /** A waiting thread got a connection; so many still wait. */
    void served(long now, int waiting) {
        estimate.served(now, waiting, settings.get().connectionTimeout().toNanos());
    }
}
