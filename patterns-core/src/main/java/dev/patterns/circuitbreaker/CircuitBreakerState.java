package dev.patterns.circuitbreaker;

/** What a breaker is doing. */
public enum CircuitBreakerState {
    /** Calls pass. */
    CLOSED,
    /** Calls are rejected, for a time. */
    OPEN,
    /** A few calls pass as probes, the others are rejected. */
    HALF_OPEN,
    /** The probes have succeeded, and a growing share of the calls passes. Only where a ramp is asked for. */
    RECOVERING,
    /** By hand: calls are rejected. */
    FORCED_OPEN,
    /** By hand: calls pass uncounted. */
    DISABLED,
    /** By hand: calls pass and are counted. */
    METRICS_ONLY
}
