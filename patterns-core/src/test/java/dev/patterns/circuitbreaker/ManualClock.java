package dev.patterns.circuitbreaker;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that any thread may move. It starts a second before the counter overflows. No thread can wait on it. */
public final class ManualClock implements Time {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final AtomicLong reads = new AtomicLong();

    /** How often the clock was read. */
    long reads() {
        return reads.get();
    }

    public void advance(long nanos) {
        now.addAndGet(nanos);
    }

    @Override
    public long nanoTime() {
        reads.incrementAndGet();
        return now.get();
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        throw new AssertionError("no thread waits on this clock");
    }

    @Override
    public void unpark(Thread thread) {
        throw new AssertionError("no thread waits on this clock");
    }

    @Override
    public void interrupt(Thread thread) {
        throw new AssertionError("no thread waits on this clock");
    }

    @Override
    public void execute(Runnable task) {
        throw new AssertionError("this clock runs no tasks");
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        throw new AssertionError("this clock runs no tasks");
    }

    @Override
    public long threadNumber() {
        return Thread.currentThread().getId();
    }
}
