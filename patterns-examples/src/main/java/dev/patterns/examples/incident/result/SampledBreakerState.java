package dev.patterns.examples.incident.result;

/** What a breaker before the primary processor is doing, in the words of every tier alike. */
public enum SampledBreakerState {
    /** The act has no breaker. */
    NONE,
    CLOSED,
    HALF_OPEN,
    OPEN
}
