package dev.patterns.examples.differential.breaker;

import static dev.patterns.examples.differential.breaker.BreakerStep.seconds;

import dev.patterns.circuitbreaker.TripRule;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of both breakers.
 *
 * @param size calls, seconds or failures in a row, by the rule
 * @param minimum the least number of calls in a window; {@code size} for a row of failures
 * @param failureRate of a window, and of the probes
 */
record TraceSettings(
        Rule rule,
        int size,
        int minimum,
        double failureRate,
        double slowRate,
        Optional<Duration> slowAfter,
        Duration openFor,
        int probes) {

    /** After this time another probe may take the place of one that has not ended. Resilience4j has no such limit. */
    static final Duration PROBE_LEASE = Duration.ofMinutes(1);

    enum Rule {
        COUNT_WINDOW,
        TIME_WINDOW,
        /** In Resilience4j a window of as many calls at 100 %. */
        CONSECUTIVE
    }

    TraceSettings size(int calls, int leastCalls) {
        return new TraceSettings(rule, calls, leastCalls, failureRate, slowRate, slowAfter, openFor, probes);
    }

    TraceSettings rates(double failures, double slowCalls) {
        return new TraceSettings(rule, size, minimum, failures, slowCalls, slowAfter, openFor, probes);
    }

    TraceSettings withoutSlowCalls() {
        return new TraceSettings(rule, size, minimum, failureRate, 1, Optional.empty(), openFor, probes);
    }

    TraceSettings probes(int number) {
        return new TraceSettings(rule, size, minimum, failureRate, slowRate, slowAfter, openFor, number);
    }

    TripRule tripRule() {
        return switch (rule) {
            case COUNT_WINDOW ->
                TripRule.countWindow(size)
                        .minimumCalls(minimum)
                        .failureRate(failureRate)
                        .slowCallRate(slowRate);
            case TIME_WINDOW ->
                TripRule.timeWindow(Duration.ofSeconds(size))
                        .minimumCalls(minimum)
                        .failureRate(failureRate)
                        .slowCallRate(slowRate);
            case CONSECUTIVE -> TripRule.consecutiveFailures(size);
        };
    }

    /** How many results of probes Resilience4j waits for. */
    int probesThatDecideInResilience4j() {
        return Math.min(minimum, probes);
    }

    boolean isSlow(Duration took) {
        return slowAfter.isPresent() && took.compareTo(slowAfter.get()) >= 0;
    }

    @Override
    public String toString() {
        var window = rule == Rule.CONSECUTIVE
                ? "consecutiveFailures(" + size + ")"
                : (rule == Rule.COUNT_WINDOW ? "countWindow(" : "timeWindow(s ") + size + ").minimumCalls(" + minimum
                        + ").failureRate(" + failureRate + ")"
                        + slowAfter
                                .map(after -> ".slowCallRate(" + slowRate + "), slowAfter(" + seconds(after) + ")")
                                .orElse("");
        return window + ", openFor(" + seconds(openFor) + "), probes(" + probes + "), reopenAt(" + failureRate + ");";
    }
}
