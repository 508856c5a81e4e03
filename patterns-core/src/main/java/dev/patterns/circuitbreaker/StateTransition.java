package dev.patterns.circuitbreaker;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A breaker went from one state to another. There is exactly one of these for each change.
 *
 * @param breaker the breaker's name
 * @param failure what made it open; null otherwise
 */
public record StateTransition(
        String breaker,
        CircuitBreaker.State from,
        CircuitBreaker.State to,
        @Nullable Throwable failure) implements CircuitBreakerEvent {

    /** What made the breaker open; empty for other transitions. */
    public Optional<Throwable> cause() {
        return Optional.ofNullable(failure);
    }
}
