package dev.patterns.circuitbreaker;

import dev.patterns.BadResult;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a breaker notifies its listeners of: a transition, or the end of a call. */
public sealed interface CircuitBreakerEvent {

    /** The breaker's name. */
    String breaker();

    /** What was thrown, or a {@link BadResult}. Null if nothing failed. */
    @Nullable
    Throwable failure();

    /** {@link #failure} as an optional: empty if nothing failed. */
    default Optional<Throwable> cause() {
        return Optional.ofNullable(failure());
    }

    /**
     * The breaker went from one state to another. Each transition has exactly one event.
     *
     * @param failure what made it open; null for other transitions, and if slow calls made it open
     */
    record StateTransition(
            String breaker,
            CircuitBreakerState from,
            CircuitBreakerState to,
            @Nullable Throwable failure) implements CircuitBreakerEvent {}

    /**
     * A call ended, or was rejected.
     *
     * @param outcome what it counts as
     * @param elapsed how long it took; zero if it was rejected
     */
    record Call(
            String breaker,
            CallOutcome outcome,
            Duration elapsed,
            @Nullable Throwable failure) implements CircuitBreakerEvent {}
}
