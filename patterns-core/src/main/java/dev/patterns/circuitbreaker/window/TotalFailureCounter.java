package dev.patterns.circuitbreaker.window;

import java.util.concurrent.atomic.AtomicInteger;

/** The number of failures since the counter was made. Successes change nothing. */
public final class TotalFailureCounter extends TripCounter {

    private final int threshold;
    private final AtomicInteger failures = new AtomicInteger();

    public TotalFailureCounter(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public boolean record(boolean failed, boolean slow) {
        return failed && failures.incrementAndGet() >= threshold;
    }

    @Override
    public Counts counts() {
        return new Counts(0, failures.get(), 0);
    }
}
