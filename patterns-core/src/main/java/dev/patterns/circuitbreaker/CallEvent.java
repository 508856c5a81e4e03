package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call ended, or was rejected.
 *
 * @param breaker the breaker's name
 * @param outcome what it counts as
 * @param elapsed how long it took; zero for a rejected one
 * @param failure what it threw, or a {@link BadResultException}; null otherwise
 */
public record CallEvent(
        String breaker,
        Outcome outcome,
        Duration elapsed,
        @Nullable Throwable failure) implements CircuitBreakerEvent {

    /** What the call threw, or a {@link BadResultException}; empty if neither. */
    public Optional<Throwable> cause() {
        return Optional.ofNullable(failure);
    }

    /** How a call ended, as the breaker sees it. */
    public enum Outcome {
        SUCCESS,
        SLOW_SUCCESS,
        FAILURE,
        SLOW_FAILURE,
        /** It says nothing about the dependency. */
        IGNORED,
        /** It was not made. */
        REJECTED;

        public boolean isFailure() {
            return this == FAILURE || this == SLOW_FAILURE;
        }

        public boolean isSlow() {
            return this == SLOW_SUCCESS || this == SLOW_FAILURE;
        }
    }
}
