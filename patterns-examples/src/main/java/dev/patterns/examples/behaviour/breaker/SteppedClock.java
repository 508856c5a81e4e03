package dev.patterns.examples.behaviour.breaker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A wall clock that is set forward or back, as an administrator or NTP does it. Safe for use by any number of threads.
 */
public final class SteppedClock extends Clock {

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    SteppedClock(Clock clock) {
        this.clock = clock;
    }

    /** Sets it forward, or back if the duration is negative. */
    void step(Duration by) {
        offset = by;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
