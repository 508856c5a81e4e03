package dev.patterns.circuitbreaker;

import java.util.ArrayList;
import java.util.List;

/** What a window should be, without any cleverness: a list of calls, of which the old ones are dropped. */
final class NaiveWindow {

    private record Call(long step, CallOutcome outcome) {}

    private final List<Call> calls = new ArrayList<>();
    private final RateWindow.Limits limits;
    private final int most;
    private final HandClock clock;
    private final long step;
    private final long start;

    private NaiveWindow(RateWindow.Limits limits, int most, HandClock clock, long step) {
        this.limits = limits;
        this.most = most;
        this.clock = clock;
        this.step = step;
        this.start = clock.nanoTime();
    }

    static NaiveWindow ofCalls(int size, RateWindow.Limits limits) {
        return new NaiveWindow(limits, size, new HandClock(), 1);
    }

    static NaiveWindow ofTime(long nanos, RateWindow.Limits limits, HandClock clock) {
        return new NaiveWindow(limits, Integer.MAX_VALUE, clock, nanos / 20);
    }

    boolean record(CallOutcome outcome) {
        calls.add(new Call(step(), outcome));
        if (calls.size() > most) {
            calls.remove(0);
        }
        var counts = counts();
        return limits.areMet(counts.calls(), counts.failures(), counts.slowCalls());
    }

    TripCounter.Counts counts() {
        calls.removeIf(call -> step() - call.step() >= 20);
        int failures = 0;
        int slow = 0;
        for (var call : calls) {
            failures += call.outcome().isFailure() ? 1 : 0;
            slow += call.outcome().isSlow() ? 1 : 0;
        }
        return new TripCounter.Counts(calls.size(), failures, slow);
    }

    private long step() {
        return (clock.nanoTime() - start) / step;
    }
}
