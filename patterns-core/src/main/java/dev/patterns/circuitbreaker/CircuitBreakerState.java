package dev.patterns.circuitbreaker;

/** The state of a breaker. */
public enum CircuitBreakerState {
    /** Calls are admitted and counted. */
    CLOSED,
    /** Calls are rejected until the open time is up. */
    OPEN,
    /** A few calls are admitted as probes, the others are rejected. */
    HALF_OPEN,
    /**
     * The probes have succeeded, and a growing share of the calls is admitted. Only with
     * {@link CircuitBreakerBuilder#rampOver}.
     */
    RECOVERING,
    /** Set by hand: calls are rejected. */
    FORCED_OPEN,
    /** Set by hand: calls are admitted and not counted. */
    DISABLED,
    /** Set by hand: calls are admitted and counted, and the breaker never opens. */
    METRICS_ONLY
}
