package dev.patterns.examples.limits;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;

/** A clock that a {@link LoadRun} moves. Nothing waits, and nothing runs on another thread. */
final class ManualTime implements Time {

    private long now;

    void moveTo(long nanos) {
        now = nanos;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        throw new UnsupportedOperationException("waits for " + blocker);
    }

    @Override
    public void unpark(Thread thread) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void interrupt(Thread thread) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long threadNumber() {
        return 0;
    }
}
