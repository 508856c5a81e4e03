package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing passes until the time is up. The next call, or a timer, then turns the breaker half-open. */
final class OpenState extends CircuitState {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);

    private final long nanos;

    OpenState(CircuitBreaker breaker, int openings, @Nullable Throwable failure) {
        super(breaker, CircuitBreakerState.OPEN, openings);
        this.nanos = nanos(breaker, openings, failure);
    }

    @Override
    CallPermit admit() {
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

    /** As the failure says; otherwise growing with each opening, and then varied. In floating point, which never wraps. */
    private static long nanos(CircuitBreaker breaker, int openings, @Nullable Throwable failure) {
        var config = breaker.config();
        long hint = hint(config, failure);
        if (hint > 0) {
            return Math.min(hint, config.longestRetryAfter().toNanos());
        }
        double grown = config.openFor().toNanos() * Math.pow(config.openFactor(), openings - 1.0);
        double limited = Math.min(grown, config.openAtMost().toNanos());
        double share = config.openJitter();
        return (long)
                (share == 0
                        ? limited
                        : limited * (1 - share + 2 * share * breaker.random().nextDouble()));
    }

    /** A function that throws has found nothing. */
    private static long hint(CircuitBreakerConfig config, @Nullable Throwable failure) {
        try {
            return failure == null
                    ? 0
                    : config.retryAfter().apply(failure).orElse(Duration.ZERO).toNanos();
        } catch (Throwable broken) {
            log.error("The retryAfter of circuit breaker {} failed on {}", config.name(), failure, broken);
            return 0;
        }
    }

    private CircuitState becomeHalfOpen() {
        return breaker.moveOn(this, new HalfOpenState(breaker, openings), null);
    }

    private long left() {
        return nanos - age();
    }
}
