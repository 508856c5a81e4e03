package dev.patterns.examples.incident.failover;

import dev.patterns.examples.incident.failover.HealthCheckedProcessors.Settings;

/**
 * What the health checks say about one processor: up or down, and its share of the traffic. Only counts and computes.
 *
 * <pre>
 *   share  1.0 ────────┐ fall failed checks in a row      ┌──────
 *                      │                               ╱ slow start
 *                      │                            ╱
 *          0.1         │                          ┌┘
 *          0.0         └──────────────────────────┘ rise successful checks in a row
 * </pre>
 *
 * Safe for use by several threads.
 */
final class ProcessorHealth {

    private final Settings settings;
    private boolean isUp = true;
    private int contrary; // checks in a row that say otherwise than isUp
    private boolean hasComeBack;
    private long upSince;

    /** Up, with its full share, until checks say otherwise. */
    ProcessorHealth(Settings settings) {
        this.settings = settings;
    }

    synchronized void recordCheck(boolean succeeded, long now) {
        contrary = succeeded == isUp ? 0 : contrary + 1;
        if (contrary >= (isUp ? settings.fall() : settings.rise())) {
            isUp = !isUp;
            contrary = 0;
            hasComeBack = isUp;
            upSince = now;
        }
    }

    synchronized boolean isUp() {
        return isUp;
    }

    /** 0 for a processor that is down, 1 for one that has been up for long enough. */
    synchronized double share(long now) {
        if (!isUp) {
            return 0;
        }
        double slowStart = settings.slowStart().toNanos();
        if (!hasComeBack || now - upSince >= slowStart) {
            return 1;
        }
        return settings.firstShare() + (1 - settings.firstShare()) * ((now - upSince) / slowStart);
    }
}
