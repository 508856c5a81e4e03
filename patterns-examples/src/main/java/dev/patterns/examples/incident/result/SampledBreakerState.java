package dev.patterns.examples.incident.result;

/** The state of the primary processor's breaker, in the same words for each tier. */
public enum SampledBreakerState {
    /** The act has no breaker. */
    NONE,
    CLOSED,
    HALF_OPEN,
    OPEN
}
