package dev.patterns.examples.incident.metrics;

import dev.patterns.Time;
import io.micrometer.core.instrument.Clock;

/** Micrometer's clock over {@link Time}: in simulated time, meters measure simulated durations. */
public record TimeBackedMeterClock(Time time) implements Clock {

    @Override
    public long wallTime() {
        return time.nanoTime() / 1_000_000;
    }

    @Override
    public long monotonicTime() {
        return time.nanoTime();
    }
}
