package dev.patterns.examples.contenders.http;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.documented.CircuitBreakerOpenError;
import dev.patterns.examples.documented.CircuitBreakerPattern;
import dev.patterns.examples.documented.RetryWithBackoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The first document's retry around its breaker. It has no timeout: the HTTP client's own is what a reader uses. */
final class DocumentedGuard implements HttpGuard {

    private final String name;
    private final Duration timeout;
    private final RetryWithBackoff retry;
    private final CircuitBreakerPattern breaker;

    DocumentedGuard(HttpGuardSettings settings) {
        if (settings.failures().failOnResult().isPresent()) {
            throw new NotOfferedException("neither the retry nor the breaker has a predicate for results");
        }
        this.name = settings.name();
        this.timeout = settings.timeout();
        this.retry = new RetryWithBackoff(
                settings.maxAttempts() - 1,
                settings.backoff(),
                settings.backoff(),
                true,
                Time.system(),
                RandomGenerator.getDefault());
        this.breaker =
                new CircuitBreakerPattern(name, settings.failureThreshold(), settings.openFor(), Clock.systemUTC());
    }

    @Override
    public <T extends @Nullable Object> T call(CheckedSupplier<? extends T, ?> action) throws Exception {
        try {
            return retry.<T, Exception>execute(() -> breaker.call(action));
        } catch (CircuitBreakerOpenError open) {
            throw new CallRejectedException(name, "circuit breaker is open", null);
        }
    }

    @Override
    public String breakerState() {
        return breaker.state().name();
    }

    @Override
    public Optional<Duration> clientTimeout() {
        return Optional.of(timeout);
    }
}
