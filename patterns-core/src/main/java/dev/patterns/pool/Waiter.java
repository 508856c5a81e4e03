package dev.patterns.pool;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a slot. Another thread writes only {@code granted}: once at most, under the queue's lock. */
final class Waiter {

    final Thread thread;
    final long since;
    final long timeout;
    volatile @Nullable Slot granted; // handed to it by the thread that released it

    @Nullable
    Slot taken; // found idle by itself

    @Nullable
    BorrowOutcome outcome;

    @Nullable
    String rejection; // the reason, if the outcome is REJECTED

    Waiter(Thread thread, long since, long timeout) {
        this.thread = thread;
        this.since = since;
        this.timeout = timeout;
    }

    void reject(String reason) {
        outcome = BorrowOutcome.REJECTED;
        rejection = reason;
    }
}
