package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that a breaker tells its listeners: a change of state, or the end of a call. */
public sealed interface CircuitBreakerEvent {

    /** The breaker's name. */
    String breaker();

    /** What failed: what was thrown, or a {@link BadResult}. Null where nothing did. */
    @Nullable
    Throwable failure();

    /** What failed; empty where nothing did. */
    default Optional<Throwable> cause() {
        return Optional.ofNullable(failure());
    }

    /**
     * The breaker went from one state to another. There is exactly one of these for each change.
     *
     * @param failure what made it open; null for other transitions, and where slow calls made it open
     */
    record StateTransition(
            String breaker,
            CircuitBreaker.State from,
            CircuitBreaker.State to,
            @Nullable Throwable failure) implements CircuitBreakerEvent {}

    /**
     * A call ended, or was rejected.
     *
     * @param outcome what it counts as
     * @param elapsed how long it took; zero for a rejected one
     */
    record Call(
            String breaker,
            Outcome outcome,
            Duration elapsed,
            @Nullable Throwable failure) implements CircuitBreakerEvent {}

    /** How a call ended, as the breaker sees it. */
    enum Outcome {
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

    /**
     * Stands for a result that counts as a failure: in events, and where {@link CircuitBreakerBuilder#retryAfter} looks for a
     * hint. It is never thrown, the caller gets the result.
     */
    final class BadResult extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient @Nullable Object result;

        BadResult(@Nullable Object result) {
            super(null, null, false, false);
            this.result = result;
        }

        /** What the call returned. */
        public @Nullable Object result() {
            return result;
        }

        @Override
        public String getMessage() {
            return "the result was " + result;
        }
    }
}
