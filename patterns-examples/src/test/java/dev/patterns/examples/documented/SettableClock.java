package dev.patterns.examples.documented;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock that stands still until a test steps it forward or back. */
final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-03-29T01:59:00Z");
    private Runnable whenRead = () -> {};

    void step(Duration by) {
        now = now.plus(by);
    }

    /** Runs the action when the clock is next read, as if another thread did it at that moment. */
    void atNextReading(Runnable action) {
        whenRead = () -> {
            whenRead = () -> {};
            action.run();
        };
    }

    @Override
    public Instant instant() {
        whenRead.run();
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the documents' code never calls this");
    }
}
