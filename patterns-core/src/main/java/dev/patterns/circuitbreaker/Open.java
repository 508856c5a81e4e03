package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing passes until the time is up. The next call, or a timer, then turns the breaker half-open. */
final class Open extends BreakerState {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);

    private final long nanos;

    Open(CircuitBreaker breaker, int openings, @Nullable Throwable failure) {
        super(breaker, CircuitBreaker.State.OPEN, openings);
        this.nanos = nanos(breaker, openings, failure);
    }

    @Override
    Admission admit() {
        long left = left();
        if (left > 0) {
            throw breaker.rejection("circuit breaker is open", left);
        }
        return becomeHalfOpen().admit();
    }

    @Override
    void entered() {
        if (breaker.config().halfOpenByTimer()) {
            breaker.time().schedule(this::becomeHalfOpen, Duration.ofNanos(nanos));
        }
    }

    @Override
    Optional<Duration> nextProbeIn() {
        return Optional.of(Duration.ofNanos(Math.max(0, left())));
    }

    /** What the setting says, which may be anybody's code. */
    private static long nanos(CircuitBreaker breaker, int openings, @Nullable Throwable failure) {
        var openFor = breaker.config().openFor();
        try {
            return Math.max(
                    0, openFor.after(openings, failure, breaker.random()).toNanos());
        } catch (Throwable broken) {
            log.error("{} failed for circuit breaker {}: 60 s instead", openFor, breaker.name(), broken);
            return CircuitBreakerConfig.DEFAULT_OPEN.toNanos();
        }
    }

    private BreakerState becomeHalfOpen() {
        return breaker.moveOn(this, new HalfOpen(breaker, openings), null);
    }

    private long left() {
        return nanos - age();
    }
}
