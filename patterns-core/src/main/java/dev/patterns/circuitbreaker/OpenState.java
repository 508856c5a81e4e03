package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;

/** Rejects every call until its time is up. Then the next call, or a timer, makes the breaker half-open. */
final class OpenState extends CircuitState {

    private final long nanos;

    OpenState(StateContext context, int openings, long nanos) {
        super(context, CircuitBreakerState.OPEN, openings);
        this.nanos = nanos;
    }

    @Override
    CallPermit admit() {
        long left = nanosLeft();
        if (left > 0) {
            throw context.rejection("circuit breaker is open", left);
        }
        return transitionTo(CircuitBreakerState.HALF_OPEN, null).admit();
    }

    @Override
    void startTimer() {
        if (context.config().halfOpenByTimer()) {
            context.time().schedule(() -> transitionTo(CircuitBreakerState.HALF_OPEN, null), Duration.ofNanos(nanos));
        }
    }

    @Override
    Optional<Duration> nextProbeIn() {
        return Optional.of(Duration.ofNanos(Math.max(0, nanosLeft())));
    }

    private long nanosLeft() {
        return nanos - age();
    }
}
