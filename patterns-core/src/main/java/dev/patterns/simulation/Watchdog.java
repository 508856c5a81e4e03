package dev.patterns.simulation;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds a holder of the baton that blocks outside the virtual clock: check after check its Java thread waits, and no
 * event has passed. This is the only part that runs in real time, because such a thread stops the virtual clock. It
 * counts checks, however late they come, so that a debugger's halt raises no alarm.
 */
final class Watchdog {

    static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    /** Three seconds: longer than a busy machine keeps a runnable thread waiting. */
    static final int MAX_WAITING_CHECKS = 15;

    /** A minute: for a loop that spins, or a read from a socket, which counts as running. */
    static final int MAX_STALLED_CHECKS = 300;

    private final Supplier<@Nullable Thread> holder;
    private final LongSupplier trace;
    private long lastTrace;
    private int waitingChecks;
    private int stalledChecks;

    Watchdog(Supplier<@Nullable Thread> holder, LongSupplier trace) {
        this.holder = holder;
        this.trace = trace;
        this.lastTrace = trace.getAsLong();
    }

    /** What is wrong with the holder of the baton, null if nothing is. To be called every {@link #CHECK_INTERVAL}. */
    @Nullable
    String check() {
        long now = trace.getAsLong();
        stalledChecks = now == lastTrace ? stalledChecks + 1 : 0;
        waitingChecks = stalledChecks > 0 && isWaiting(holder.get()) ? waitingChecks + 1 : 0;
        lastTrace = now;
        if (waitingChecks >= MAX_WAITING_CHECKS) {
            return "A thread blocks outside the virtual clock";
        }
        return stalledChecks >= MAX_STALLED_CHECKS ? "A thread has kept the baton for a minute of real time" : null;
    }

    private static boolean isWaiting(@Nullable Thread thread) {
        return thread != null
                && switch (thread.getState()) {
                    case BLOCKED, WAITING, TIMED_WAITING -> true;
                    default -> false;
                };
    }
}
