package dev.patterns.examples.behaviour;

import java.time.Duration;

/** How late threads are woken while a cell is run. */
@FunctionalInterface
interface Lateness {

    /** Begins to measure. */
    Watch watch();

    /** A measurement that has begun. */
    @FunctionalInterface
    interface Watch {
        /** Ends it. Returns the delay of the wake-up that was latest. */
        Duration end();
    }
}
