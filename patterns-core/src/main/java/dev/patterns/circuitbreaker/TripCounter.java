package dev.patterns.circuitbreaker;

import dev.patterns.Time;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** What a closed breaker remembers of the outcomes so far, for one rule. It only counts; the state acts on what it says. */
abstract class TripCounter {

    /** Calls are counted by windows only: the other rules don't look at a success. */
    record Counts(long calls, long failures, long slowCalls) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    static TripCounter of(CircuitBreakerConfig config, Time time) {
        return of(config.tripWhen(), config.slowAfter().isPresent(), time);
    }

    static TripCounter of(TripRule rule, boolean slowCallsCount, Time time) {
        if (rule instanceof TripRule.ConsecutiveFailures consecutive) {
            return new Consecutive(consecutive.failures());
        } else if (rule instanceof TripRule.TotalFailures total) {
            return new Total(total.failures());
        } else if (rule instanceof TripRule.CountWindow window) {
            return new CountRing(window.size(), window.limits(), slowCallsCount);
        } else if (rule instanceof TripRule.TimeWindow window) {
            return new TimeBuckets(window.duration().toNanos(), window.limits(), time);
        }
        return new AnyOf(((TripRule.AnyOf) rule)
                .rules().stream().map(each -> of(each, slowCallsCount, time)).toList());
    }

    /** Counts an outcome, ignored ones excepted. True if the rule is met. */
    abstract boolean record(CallOutcome outcome);

    /** Counts a call that is overdue, as slow, where slow calls count. True if the rule is met. */
    boolean overdue() {
        return false;
    }

    /** Counts the end of a call that {@link #overdue} has counted already. True if the rule is met. */
    boolean recordOverdue(CallOutcome outcome) {
        return record(outcome);
    }

    abstract Counts counts();

    /**
     * The length of the current run of failures. Each outcome takes effect in one atomic step (a success on a run of none in
     * the read that finds it so), so that concurrent ones count as if in some order. A run that is long enough is not broken
     * any more: a success that finds it so sees to it that the breaker opens, before anybody can be told that it didn't.
     */
    private static final class Consecutive extends TripCounter {
        private static final AtomicIntegerFieldUpdater<Consecutive> RUN =
                AtomicIntegerFieldUpdater.newUpdater(Consecutive.class, "run");

        private final int threshold;
        private volatile int run; // read by every success, and changed through RUN

        Consecutive(int threshold) {
            this.threshold = threshold;
        }

        @Override
        boolean record(CallOutcome outcome) {
            if (outcome.isFailure()) {
                return RUN.incrementAndGet(this) >= threshold;
            }
            int length = run;
            while (length != 0 && length < threshold && !RUN.compareAndSet(this, length, 0)) {
                length = run;
            }
            return length >= threshold;
        }

        @Override
        Counts counts() {
            return new Counts(0, run, 0);
        }
    }

    private static final class Total extends TripCounter {
        private final int threshold;
        private final AtomicInteger failures = new AtomicInteger();

        Total(int threshold) {
            this.threshold = threshold;
        }

        @Override
        boolean record(CallOutcome outcome) {
            return outcome.isFailure() && failures.incrementAndGet() >= threshold;
        }

        @Override
        Counts counts() {
            return new Counts(0, failures.get(), 0);
        }
    }

    /** Several at once; each sees every outcome. */
    private static final class AnyOf extends TripCounter {
        private final List<TripCounter> tallies;

        AnyOf(List<TripCounter> tallies) {
            this.tallies = tallies;
        }

        @Override
        boolean record(CallOutcome outcome) {
            boolean met = false;
            for (var tally : tallies) {
                met |= tally.record(outcome);
            }
            return met;
        }

        @Override
        boolean overdue() {
            boolean met = false;
            for (var tally : tallies) {
                met |= tally.overdue();
            }
            return met;
        }

        @Override
        boolean recordOverdue(CallOutcome outcome) {
            boolean met = false;
            for (var tally : tallies) {
                met |= tally.recordOverdue(outcome);
            }
            return met;
        }

        /** Of the first window among them, or of the first rule if there is none. */
        @Override
        Counts counts() {
            return tallies.stream()
                    .filter(RateWindow.class::isInstance)
                    .findFirst()
                    .orElse(tallies.get(0))
                    .counts();
        }
    }
}
