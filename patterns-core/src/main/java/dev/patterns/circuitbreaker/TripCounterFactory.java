package dev.patterns.circuitbreaker;

import dev.patterns.Time;
import dev.patterns.circuitbreaker.window.AnyOfCounter;
import dev.patterns.circuitbreaker.window.ConsecutiveFailureCounter;
import dev.patterns.circuitbreaker.window.CountRing;
import dev.patterns.circuitbreaker.window.TimeBuckets;
import dev.patterns.circuitbreaker.window.TotalFailureCounter;
import dev.patterns.circuitbreaker.window.TripCounter;

/** Makes the counter that a trip rule asks for. */
final class TripCounterFactory {

    private TripCounterFactory() {}

    /** @param canOpen false for a state that counts only: a run of failures then has no length at which it stays */
    static TripCounter counterFor(CircuitBreakerConfig config, boolean canOpen, Time time) {
        return counterFor(config.tripWhen(), canOpen, config.slowAfter().isPresent(), time);
    }

    private static TripCounter counterFor(TripRule rule, boolean canOpen, boolean countsSlowCalls, Time time) {
        if (rule instanceof TripRule.ConsecutiveFailures consecutive) {
            return new ConsecutiveFailureCounter(canOpen ? consecutive.failures() : Integer.MAX_VALUE);
        } else if (rule instanceof TripRule.TotalFailures total) {
            return new TotalFailureCounter(total.failures());
        } else if (rule instanceof TripRule.CountWindow window) {
            return new CountRing(window.size(), window.limits(), countsSlowCalls);
        } else if (rule instanceof TripRule.TimeWindow window) {
            return new TimeBuckets(window.duration().toNanos(), window.limits(), time);
        }
        return new AnyOfCounter(((TripRule.AnyOf) rule)
                .rules().stream()
                        .map(each -> counterFor(each, canOpen, countsSlowCalls, time))
                        .toList());
    }
}
