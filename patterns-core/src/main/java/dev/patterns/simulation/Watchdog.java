package dev.patterns.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client that blocks for real from one that computes: glance after glance it waits on something, and no event has
 * passed meanwhile. In real time, as nothing else here is, since a client that blocks for real stops the virtual clock.
 */
final class Watchdog {

    static final Duration GLANCE = Duration.ofMillis(200);
    private static final int GLANCES = 15; // three seconds: more than a busy machine keeps a runnable thread waiting

    private long lastTrace;
    private int still;

    boolean isStuck(@Nullable Thread holder, long trace) {
        boolean waits = holder != null
                && switch (holder.getState()) {
                    case BLOCKED, WAITING, TIMED_WAITING -> true;
                    default -> false;
                };
        still = waits && trace == lastTrace ? still + 1 : 0;
        lastTrace = trace;
        return still >= GLANCES;
    }
}
