package dev.patterns.circuitbreaker.window;

import java.util.List;

/** Several counters, each of which counts every call. The rule is met when one of theirs is. */
public final class AnyOfCounter extends TripCounter {

    private final List<TripCounter> counters;

    /** @param counters at least one */
    public AnyOfCounter(List<TripCounter> counters) {
        this.counters = List.copyOf(counters);
    }

    @Override
    public boolean record(boolean failed, boolean slow) {
        boolean met = false;
        for (var counter : counters) {
            met |= counter.record(failed, slow);
        }
        return met;
    }

    @Override
    public boolean recordOverdue() {
        boolean met = false;
        for (var counter : counters) {
            met |= counter.recordOverdue();
        }
        return met;
    }

    @Override
    public boolean recordEndOfOverdue(boolean failed, boolean slow) {
        boolean met = false;
        for (var counter : counters) {
            met |= counter.recordEndOfOverdue(failed, slow);
        }
        return met;
    }

    /** The figures of the first window, or of the first counter if there is no window. */
    @Override
    public Counts counts() {
        return counters.stream()
                .filter(RateWindow.class::isInstance)
                .findFirst()
                .orElse(counters.get(0))
                .counts();
    }
}
