package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that is moved by hand, by any thread. It starts a second before the counter overflows. Nobody can wait on it. */
final class HandClock implements Time {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

    void advance(long nanos) {
        now.addAndGet(nanos);
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        throw new AssertionError("nobody waits here");
    }

    @Override
    public void unpark(Thread thread) {
        throw new AssertionError("nobody waits here");
    }

    @Override
    public void interrupt(Thread thread) {
        throw new AssertionError("nobody waits here");
    }

    @Override
    public void execute(Runnable task) {
        throw new AssertionError("nothing runs here");
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        throw new AssertionError("nothing runs here");
    }

    @Override
    public long threadNumber() {
        return Thread.currentThread().getId();
    }
}
