package dev.patterns.examples.differential.breaker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A wall clock on simulated time that can be set. It begins at the start of a second. */
final class WallClock extends Clock {

    private static final Instant START = Instant.ofEpochSecond(1_000_000);

    private final Supplier<Duration> elapsed;
    private Duration offset = Duration.ZERO;

    WallClock(Supplier<Duration> elapsed) {
        this.elapsed = elapsed;
    }

    /** Sets it forward, or back by a negative duration. */
    void step(Duration duration) {
        offset = offset.plus(duration);
    }

    @Override
    public Instant instant() {
        return START.plus(elapsed.get()).plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
