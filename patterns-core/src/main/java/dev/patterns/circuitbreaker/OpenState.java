package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;

/** Rejects every call until its time is up. Then the next call, or a timer, makes the breaker half-open. */
final class OpenState extends CircuitState {

    private final long nanos;

    /** @param retryAfterNanos the time that the failure asks for; 0 if it asks for none */
    OpenState(StateContext context, int openings, long retryAfterNanos) {
        super(context, CircuitBreakerState.OPEN, openings);
        this.nanos = retryAfterNanos > 0 ? retryAfterNanos : configuredNanos();
    }

    /** Grows by a factor with each opening, and is then varied. Computed in floating point, which doesn't overflow. */
    private long configuredNanos() {
        var config = context.config();
        double grown = config.openFor().toNanos() * Math.pow(config.openForFactor(), openings - 1.0);
        double limited = Math.min(grown, config.openForLongest().toNanos());
        double share = config.openJitter();
        return (long)
                (share == 0
                        ? limited
                        : limited * (1 - share + 2 * share * context.random().nextDouble()));
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
