package dev.patterns.circuitbreaker;

import dev.patterns.circuitbreaker.window.RateLimits;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** When a closed breaker opens. A value: it says what to count, and counts nothing itself. */
public sealed interface TripRule {

    /** The largest threshold and the largest window of calls. */
    int MOST = 1 << 20;

    /**
     * So many failures in a row, as in the first document. A success in between sets the count to zero. A success among
     * successes writes nothing, so this is the cheapest rule.
     *
     * @param failures 1 to 2^20
     */
    static TripRule consecutiveFailures(int failures) {
        return new ConsecutiveFailures(failures);
    }

    /**
     * So many failures since the breaker closed, as in the second document. Successes don't reduce the count: with five
     * failures, one failure a day opens the breaker after five days. Rarely useful.
     *
     * @param failures 1 to 2^20
     */
    static TripRule totalFailures(int failures) {
        return new TotalFailures(failures);
    }

    /**
     * A share of the last calls. Default: half of them failed, or all were slow, of at least 20 calls (of {@code size}
     * calls, if that is less).
     *
     * @param size how many calls the window holds; 1 to 2^20
     */
    static CountWindow countWindow(int size) {
        return new CountWindow(size, 0.5, 1, Math.min(size, 20));
    }

    /**
     * A share of the calls in the last so many seconds. Default: half of them failed, or all were slow, of at least 20
     * calls.
     *
     * @param duration how long a call counts, exact to a twentieth; more than zero
     */
    static TimeWindow timeWindow(Duration duration) {
        return new TimeWindow(duration, 0.5, 1, 20);
    }

    /** Several rules: the breaker opens as soon as one of them is met. */
    static TripRule anyOf(TripRule first, TripRule... others) {
        if (others.length == 0) {
            return first;
        }
        var rules = new ArrayList<TripRule>();
        rules.add(first);
        rules.addAll(List.of(others));
        return new AnyOf(rules);
    }

    /** Whether the rule has a limit for slow calls other than the default. */
    default boolean countsSlowCalls() {
        return false;
    }

    /** See {@link #consecutiveFailures}. */
    record ConsecutiveFailures(int failures) implements TripRule {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public ConsecutiveFailures {
            Arguments.between(1, MOST, "consecutiveFailures", failures);
        }

        @Override
        public String toString() {
            return failures + " consecutive failures";
        }
    }

    /** See {@link #totalFailures}. */
    record TotalFailures(int failures) implements TripRule {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public TotalFailures {
            Arguments.between(1, MOST, "totalFailures", failures);
        }

        @Override
        public String toString() {
            return failures + " failures in total";
        }
    }

    /** See {@link #countWindow}. */
    record CountWindow(int size, double failureRate, double slowCallRate, int minimumCalls) implements TripRule {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public CountWindow {
            Arguments.between(1, MOST, "countWindow", size);
            Arguments.between(1, size, "minimumCalls of a window of " + size, minimumCalls);
            positive("failureRate", failureRate);
            positive("slowCallRate", slowCallRate);
        }

        /** Opens when at least this share failed. More than 0, at most 1. Default: 0.5. */
        public CountWindow failureRate(double rate) {
            return new CountWindow(size, rate, slowCallRate, minimumCalls);
        }

        /** Opens when at least this share was slow. More than 0, at most 1. Default: 1. */
        public CountWindow slowCallRate(double rate) {
            return new CountWindow(size, failureRate, rate, minimumCalls);
        }

        /** Doesn't open on fewer calls than these. 1 to the window's size. */
        public CountWindow minimumCalls(int calls) {
            return new CountWindow(size, failureRate, slowCallRate, calls);
        }

        @Override
        public boolean countsSlowCalls() {
            return slowCallRate < 1;
        }

        RateLimits limits() {
            return new RateLimits(failureRate, slowCallRate, minimumCalls);
        }

        @Override
        public String toString() {
            return limits() + " of the last " + size + " calls";
        }
    }

    /** See {@link #timeWindow}. */
    record TimeWindow(Duration duration, double failureRate, double slowCallRate, int minimumCalls)
            implements TripRule {
        /**
         * Checks the settings.
         *
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public TimeWindow {
            Arguments.positive("timeWindow", duration);
            Arguments.between(1, MOST, "minimumCalls", minimumCalls);
            positive("failureRate", failureRate);
            positive("slowCallRate", slowCallRate);
        }

        /** Opens when at least this share failed. More than 0, at most 1. Default: 0.5. */
        public TimeWindow failureRate(double rate) {
            return new TimeWindow(duration, rate, slowCallRate, minimumCalls);
        }

        /** Opens when at least this share was slow. More than 0, at most 1. Default: 1. */
        public TimeWindow slowCallRate(double rate) {
            return new TimeWindow(duration, failureRate, rate, minimumCalls);
        }

        /** Doesn't open on fewer calls than these. 1 to 2^20. */
        public TimeWindow minimumCalls(int calls) {
            return new TimeWindow(duration, failureRate, slowCallRate, calls);
        }

        @Override
        public boolean countsSlowCalls() {
            return slowCallRate < 1;
        }

        RateLimits limits() {
            return new RateLimits(failureRate, slowCallRate, minimumCalls);
        }

        @Override
        public String toString() {
            return limits() + " of the last " + duration;
        }
    }

    /** See {@link #anyOf}. */
    record AnyOf(List<TripRule> rules) implements TripRule {
        /** Copies the list. */
        public AnyOf {
            rules = List.copyOf(rules);
            Arguments.check(!rules.isEmpty(), "anyOf must have at least one rule, but had none");
        }

        @Override
        public boolean countsSlowCalls() {
            return rules.stream().anyMatch(TripRule::countsSlowCalls);
        }

        @Override
        public String toString() {
            return rules.stream().map(TripRule::toString).collect(Collectors.joining(" or "));
        }
    }

    private static void positive(String what, double rate) {
        Arguments.check(rate > 0 && rate <= 1, what + " must be more than 0 and at most 1, but was " + rate);
    }
}
