package dev.patterns.pool;

import dev.patterns.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides whether one more thread may wait. Used under the queue's lock. */
final class WaitLimits {

    private final CurrentSettings settings;
    private final Slots slots;
    private final Time time;
    private final WaitEstimate estimate = new WaitEstimate();

    WaitLimits(CurrentSettings settings, Slots slots, Time time) {
        this.settings = settings;
        this.slots = slots;
        this.time = time;
    }

    /** Whether the thread may join the queue, in which so many wait. If not, its outcome is set. */
    boolean admit(Waiter waiter, int waiting) {
        var rejection = rejection(waiter, waiting);
        if (rejection != null) {
            waiter.reject(rejection);
        }
        return rejection == null;
    }

    private @Nullable String rejection(Waiter waiter, int waiting) {
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

    /** How many threads can be served without a return: by a connection that is idle, or is pinged or opened now. */
    private int notLent(ConnectionPoolSettings now) {
        return Math.max(0, now.limit() - slots.count(Slot.LEASED) - slots.count(Slot.RETURNING));
    }

    /** A thread left the queue, with a connection or without; so many still wait. */
    void left(boolean served, int waiting) {
        var now = settings.get();
        if (served && now.rejectHopelessWaits()) {
            estimate.served(time.nanoTime(), waiting, now.connectionTimeout().toNanos());
        }
    }
}
