package dev.patterns.examples.contenders;

import dev.patterns.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A wall clock that follows a {@link Time}, for code that insists on one. It starts at an arbitrary date and, unlike a
 * real one, never steps.
 */
public final class TimeBackedClock extends Clock {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Time time;
    private final long origin;

    public TimeBackedClock(Time time) {
        this.time = time;
        this.origin = time.nanoTime();
    }

    /** The machine's wall clock for the machine's time, one that follows for any other. */
    public static Clock of(Time time) {
        return time.equals(Time.system()) ? Clock.systemUTC() : new TimeBackedClock(time);
    }

    @Override
    public Instant instant() {
        return START.plusNanos(time.nanoTime() - origin);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
