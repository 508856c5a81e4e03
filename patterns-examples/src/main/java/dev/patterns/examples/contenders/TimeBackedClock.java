package dev.patterns.examples.contenders;

import dev.patterns.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A wall clock driven by a {@link Time}, for libraries that read a {@link Clock}. It starts at an arbitrary date and,
 * unlike the machine's clock, is never set forward or back.
 */
public final class TimeBackedClock extends Clock {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Time time;
    private final long origin;

    public TimeBackedClock(Time time) {
        this.time = time;
        this.origin = time.nanoTime();
    }

    /** The machine's wall clock for {@link Time#system()}, a clock driven by the given time otherwise. */
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

    /** Not supported: Resilience4j and the documents' ports never call it. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a clock driven by a Time has one zone, UTC");
    }
}
