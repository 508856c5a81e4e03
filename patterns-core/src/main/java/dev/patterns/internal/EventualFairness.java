package dev.patterns.internal;

import java.util.concurrent.TimeUnit;

/**
 * The rule by which waiting threads get what others give back: connections of a pool, permits of a bulkhead.
 *
 * <p>A strict queue is slow: each thing that comes back stays idle until its waiter resumes. A queue that any thread may
 * overtake is fast, but a waiter may starve. This rule is fair eventually, as the locks of WebKit and of Rust's
 * parking_lot are: any running thread may take what comes back, and the first waiter is woken to try too. Once the first
 * waiter has waited longer than a millisecond, it is handed to that waiter.
 *
 * <pre>
 *   the first waiter has waited   0 ├── may be overtaken ──┤ 1 ms ├── what comes back is handed to it ──▶
 * </pre>
 */
public final class EventualFairness {

    private static final long HAND_OFF_AFTER = TimeUnit.MILLISECONDS.toNanos(1);

    private EventualFairness() {}

    /** Whether the first waiter has waited for so short a time that other threads may still go first. */
    public static boolean mayBeOvertaken(long waitedNanos) {
        return waitedNanos <= HAND_OFF_AFTER;
    }
}
