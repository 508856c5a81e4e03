package dev.patterns.examples.incident.result;

/**
 * A moment at which a breaker changed its state.
 *
 * @param second when, in seconds of the story since the act began
 * @param breaker the name of what it guards: "primary" or "backup"
 */
public record BreakerChange(double second, String breaker, SampledBreakerState from, SampledBreakerState to) {}
