package dev.patterns.examples.incident.result;

/**
 * A change of a breaker's state.
 *
 * @param second story time in seconds since the start of the act
 * @param breaker the processor that it guards: "primary" or "backup"
 */
public record BreakerChange(double second, String breaker, SampledBreakerState from, SampledBreakerState to) {}
