package dev.patterns.simulation;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client that blocks for real from one that computes: glance after glance it waits on something, and no event has
 * passed meanwhile. In real time, as nothing else here is, since a client that blocks for real stops the virtual clock. It counts
 * glances and reads no clock, so that a debugger's halt is not held against anybody.
 */
final class Watchdog {

    static final Duration GLANCE = Duration.ofMillis(200);
    static final int WAITING_GLANCES = 15; // three seconds: more than a busy machine keeps a runnable thread waiting
    static final int RUNNING_GLANCES =
            300; // a minute: a loop that spins, or a read from a socket, which counts as running

    private final Supplier<@Nullable Thread> holder;
    private final LongSupplier trace;
    private long lastTrace;
    private int waiting;
    private int still;

    Watchdog(Supplier<@Nullable Thread> holder, LongSupplier trace) {
        this.holder = holder;
        this.trace = trace;
        this.lastTrace = trace.getAsLong();
    }

    /** What is wrong with the holder of the baton, null if nothing is. To be called every {@link #GLANCE}. */
    @Nullable
    String glance() {
        long now = trace.getAsLong();
        still = now == lastTrace ? still + 1 : 0;
        waiting = still > 0 && waits(holder.get()) ? waiting + 1 : 0;
        lastTrace = now;
        if (waiting >= WAITING_GLANCES) {
            return "A client blocks for real, outside the virtual clock";
        }
        return still >= RUNNING_GLANCES ? "A client has kept the baton for a minute of real time" : null;
    }

    private static boolean waits(@Nullable Thread thread) {
        return thread != null
                && switch (thread.getState()) {
                    case BLOCKED, WAITING, TIMED_WAITING -> true;
                    default -> false;
                };
    }
}
