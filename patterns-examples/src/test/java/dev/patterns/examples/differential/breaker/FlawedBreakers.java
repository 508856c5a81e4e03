package dev.patterns.examples.differential.breaker;

import static dev.patterns.examples.differential.breaker.DrivenHandwrittenBreaker.builder;

import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.function.BiFunction;

/** Breakers that are each wrong in one way. The comparison must find every one. */
enum FlawedBreakers {
    COUNTS_WHAT_IT_SHOULD_IGNORE((settings, time) -> builder(settings, time).ignoreOn(failure -> false)),
    ADMITS_A_PROBE_TOO_MANY((settings, time) -> builder(settings, time).probes(settings.probes() + 1)),
    OPENS_TOO_LATE((settings, time) -> builder(settings.size(settings.size() + 1, settings.minimum() + 1), time)),
    COMES_BACK_TOO_EARLY((settings, time) ->
            builder(settings, time).openFor(settings.openFor().minus(Duration.ofSeconds(1)))),
    IGNORES_SLOW_CALLS((settings, time) -> builder(settings, time).slowAfter(Duration.ofDays(1))),
    CLOSES_IN_SPITE_OF_A_FAILED_PROBE(
            (settings, time) -> builder(settings, time).reopenAt(1));

    private final BiFunction<TraceSettings, SimulatedTime, CircuitBreakerBuilder> flawed;

    FlawedBreakers(BiFunction<TraceSettings, SimulatedTime, CircuitBreakerBuilder> flawed) {
        this.flawed = flawed;
    }

    DrivenBreaker open(TraceSettings settings, SimulatedTime time) {
        return new DrivenHandwrittenBreaker(flawed.apply(settings, time));
    }
}
