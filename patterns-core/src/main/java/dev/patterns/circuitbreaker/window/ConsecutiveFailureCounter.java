package dev.patterns.circuitbreaker.window;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * The length of the current run of failures. A success that finds no run reads one field and writes nothing.
 *
 * <p>Each outcome takes effect in one atomic step, so concurrent outcomes count as if they came in some order. Once a
 * run has reached the threshold it stays: a success that observes it reports that the rule is met, too. Otherwise a
 * caller could see the breaker closed after a success, and open a moment later, because of a failure that came before
 * that success.
 */
public final class ConsecutiveFailureCounter extends TripCounter {

    private static final AtomicIntegerFieldUpdater<ConsecutiveFailureCounter> RUN =
            AtomicIntegerFieldUpdater.newUpdater(ConsecutiveFailureCounter.class, "run");

    private final int threshold;
    private volatile int run; // changed through RUN

    public ConsecutiveFailureCounter(int threshold) {
        this.threshold = threshold;
    }

    @Override
    public boolean record(boolean failed, boolean slow) {
        if (failed) {
            return RUN.incrementAndGet(this) >= threshold;
        }
        int length = run;
        while (length != 0 && length < threshold && !RUN.compareAndSet(this, length, 0)) {
            length = run;
        }
        return length >= threshold;
    }

    @Override
    public Counts counts() {
        return new Counts(0, run, 0);
    }
}
