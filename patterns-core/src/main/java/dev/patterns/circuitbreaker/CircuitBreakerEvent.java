package dev.patterns.circuitbreaker;

/** Something that a breaker tells its listeners: a change of state, or the end of a call. */
public sealed interface CircuitBreakerEvent permits StateTransition, CallEvent {

    /** The breaker's name. */
    String breaker();
}
