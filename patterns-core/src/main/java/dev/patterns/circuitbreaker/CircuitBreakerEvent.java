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
            CircuitBreakerState from,
            CircuitBreakerState to,
            @Nullable Throwable failure) implements CircuitBreakerEvent {}

    /**
     * A call ended, or was rejected.
     *
     * @param outcome what it counts as
     * @param elapsed how long it took; zero for a rejected one
     */
    record Call(
            String breaker,
            CallOutcome outcome,
            Duration elapsed,
            @Nullable Throwable failure) implements CircuitBreakerEvent {}

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
