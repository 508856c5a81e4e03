package dev.patterns.examples.incident.api.simulated;

import dev.patterns.Time;

/** Waits in simulated time that an interrupt doesn't end, as a JDBC driver's. */
final class SimulatedWaits {

    private SimulatedWaits() {}

    static void waitUntil(Time time, long due) {
        boolean interrupted = false;
        for (long left; (left = due - time.nanoTime()) > 0; ) {
            interrupted |= Thread.interrupted();
            time.parkNanos("the model", left);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
