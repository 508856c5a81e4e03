package dev.patterns.examples.contenders.http;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Policy#compose}: the policies are given from the outermost to the innermost. */
final class HandwrittenGuard implements HttpGuard {

    private final CircuitBreaker breaker;
    private final Policy guard;

    HandwrittenGuard(HttpGuardSettings settings) {
        var timeout = Timeout.builder(settings.name()).limit(settings.timeout()).build();
        this.breaker = breaker(settings);
        this.guard = Policy.compose(retry(settings), breaker, timeout);
    }

    private static CircuitBreaker breaker(HttpGuardSettings settings) {
        var breaker = CircuitBreaker.builder(settings.name())
                .tripWhen(TripRule.consecutiveFailures(settings.failureThreshold()))
                .openFor(settings.openFor())
                .ignoreOn(settings.failures().ignoreOn());
        settings.failures().failOnResult().ifPresent(breaker::failOnResult);
        return breaker.build();
    }

    private static Retry retry(HttpGuardSettings settings) {
        var retry = Retry.builder(settings.name())
                .maxAttempts(settings.maxAttempts())
                .backoff(Backoff.fixed(settings.backoff()))
                .retryOn(settings.failures().retryOn());
        settings.failures().failOnResult().ifPresent(retry::retryOnResult);
        if (settings.has(HttpGuardRemedy.RETRY_AFTER) || settings.has(HttpGuardRemedy.MAX_RETRY_AFTER)) {
            retry.retryAfter(settings.failures().retryAfter())
                    .maxRetryAfter(settings.failures().maxRetryAfter());
        }
        return retry.build();
    }

    static Optional<String> settingFor(HttpGuardRemedy remedy) {
        return Optional.of(
                switch (remedy) {
                    case RETRY_AFTER -> "retryAfter";
                    case MAX_RETRY_AFTER -> "retryAfter and maxRetryAfter";
                });
    }

    @Override
    public <T extends @Nullable Object> T call(CheckedSupplier<? extends T, ?> action) throws Exception {
        return guard.call(action);
    }

    @Override
    public String breakerState() {
        return breaker.state().name();
    }
}
