package dev.patterns.circuitbreaker.window;

import dev.patterns.Time;
import dev.patterns.internal.MovingWindow;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of the last so many seconds, in a {@link MovingWindow} of twenty steps. */
public final class TimeBuckets extends RateWindow {

    private static final int STEPS = 20;

    private final Time time;
    private final MovingWindow<Bucket> window;

    public TimeBuckets(long windowNanos, RateLimits limits, Time time) {
        super(limits);
        this.time = time;
        this.window = new MovingWindow<>(windowNanos, STEPS, Bucket::new, time.nanoTime());
    }

    @Override
    public boolean record(boolean failed, boolean slow) {
        var bucket = window.current(time.nanoTime());
        long calls = bucket.calls.incrementAndGet();
        if (failed) {
            bucket.failures.incrementAndGet();
        }
        if (slow) {
            bucket.slowCalls.incrementAndGet();
        }
        return limitsAreMet(failed, slow, calls);
    }

    @Override
    public Counts counts() {
        long calls = 0;
        long failures = 0;
        long slowCalls = 0;
        for (var bucket = window.current(time.nanoTime()); bucket != null; bucket = bucket.older()) {
            calls += bucket.calls.get();
            failures += bucket.failures.get();
            slowCalls += bucket.slowCalls.get();
        }
        return new Counts(calls, failures, slowCalls);
    }

    private static final class Bucket extends MovingWindow.Bucket<Bucket> {
        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong failures = new AtomicLong();
        private final AtomicLong slowCalls = new AtomicLong();
    }
}
