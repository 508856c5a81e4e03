package dev.patterns.circuitbreaker.window;

import dev.patterns.circuitbreaker.ManualClock;
import dev.patterns.circuitbreaker.window.TripCounter.Counts;
import java.util.ArrayList;
import java.util.List;

/** What a window should be, in its simplest form: a list of calls from which old ones are removed. */
final class NaiveWindow {

    /** How a call ended. */
    enum Outcome {
        SUCCESS(false, false),
        SLOW_SUCCESS(false, true),
        FAILURE(true, false),
        SLOW_FAILURE(true, true);

        final boolean failed;
        final boolean slow;

        Outcome(boolean failed, boolean slow) {
            this.failed = failed;
            this.slow = slow;
        }
    }

    private record Call(long step, Outcome outcome) {}

    private final List<Call> calls = new ArrayList<>();
    private final RateLimits limits;
    private final int size;
    private final ManualClock clock;
    private final long step;
    private final long start;

    private NaiveWindow(RateLimits limits, int size, ManualClock clock, long step) {
        this.limits = limits;
        this.size = size;
        this.clock = clock;
        this.step = step;
        this.start = clock.nanoTime();
    }

    static NaiveWindow ofCalls(int size, RateLimits limits) {
        return new NaiveWindow(limits, size, new ManualClock(), 1);
    }

    static NaiveWindow ofTime(long nanos, RateLimits limits, ManualClock clock) {
        return new NaiveWindow(limits, Integer.MAX_VALUE, clock, nanos / 20);
    }

    boolean record(Outcome outcome) {
        calls.add(new Call(step(), outcome));
        if (calls.size() > size) {
            calls.remove(0);
        }
        var counts = counts();
        return limits.areMet(counts.calls(), counts.failures(), counts.slowCalls());
    }

    Counts counts() {
        calls.removeIf(call -> step() - call.step() >= 20);
        int failures = 0;
        int slowCalls = 0;
        for (var call : calls) {
            failures += call.outcome().failed ? 1 : 0;
            slowCalls += call.outcome().slow ? 1 : 0;
        }
        return new Counts(calls.size(), failures, slowCalls);
    }

    private long step() {
        return (clock.nanoTime() - start) / step;
    }
}
