package dev.patterns.pool;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a slot. Another thread writes only {@code granted}: once at most, under the queue's lock. */
final class Waiter {

    final Thread thread;
    final long since;
    final long timeout;

    /**
     * Whether it was unparked and has not looked since: then it need not be unparked again. A thread that releases a
     * slot moves it to IDLE, then reads this; the waiter clears this, then looks. So if the one reads true, the other's
     * look comes later, and sees the slot. It is set before the unpark; otherwise the waiter could look in between, and
     * this would stay true while it is parked.
     */
    volatile boolean isWoken;

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
