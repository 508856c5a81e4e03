package dev.patterns.circuitbreaker;

import org.jspecify.annotations.Nullable;

/**
 * A breaker went from one state to another. There is exactly one of these for each change.
 *
 * @param breaker the breaker's name
 * @param failure what made it open; null for other transitions, and where slow calls made it open
 */
public record StateTransition(
        String breaker,
        CircuitBreaker.State from,
        CircuitBreaker.State to,
        @Nullable Throwable failure) implements CircuitBreakerEvent {}
