package dev.patterns.bulkhead;

/** A call that waits for a permit. */
abstract class Waiter {

    // written by the queue: the first under its lock before others see the waiter, the second only used under it
    long since;
    boolean isQueued;

    /**
     * Whether it was woken and has not looked for a permit since: then it need not be woken again. A call that ends
     * releases its permit, then reads this; the waiter clears this, then looks. So if the one reads true, the other's
     * look comes later, and sees the permit. It is set before {@link #wake}; otherwise the waiter could look in between,
     * and this would stay true.
     */
    volatile boolean isWoken;

    /** Makes it look for a permit, on a thread of its own. Called by the thread that may have left one. */
    abstract void wake();

    /** It was handed a permit, and is no longer in the queue. Called by the thread that had the permit. */
    abstract void granted();
}
