package dev.patterns.circuitbreaker;

import java.util.concurrent.atomic.AtomicInteger;

/** What a closed breaker remembers of the outcomes so far. It only counts; the state acts on what it says. */
abstract class Tally {

    static Tally of(TripRule rule) {
        return rule instanceof TripRule.ConsecutiveFailures consecutive
                ? new Consecutive(consecutive.failures())
                : new Total(((TripRule.TotalFailures) rule).failures());
    }

    abstract void success();

    /** Counts a failure. True if the rule is met. */
    abstract boolean failure();

    /**
     * The length of the current run of failures. Each operation takes effect in one atomic step (a success on a run of
     * zero in the read that finds it so), so that concurrent outcomes count as if in some order.
     */
    private static final class Consecutive extends Tally {
        private final int threshold;
        private final AtomicInteger run = new AtomicInteger();

        Consecutive(int threshold) {
            this.threshold = threshold;
        }

        @Override
        void success() {
            if (run.get() != 0) {
                run.set(0);
            }
        }

        @Override
        boolean failure() {
            return run.incrementAndGet() >= threshold;
        }
    }

    private static final class Total extends Tally {
        private final int threshold;
        private final AtomicInteger failures = new AtomicInteger();

        Total(int threshold) {
            this.threshold = threshold;
        }

        @Override
        void success() {}

        @Override
        boolean failure() {
            return failures.incrementAndGet() >= threshold;
        }
    }
}
