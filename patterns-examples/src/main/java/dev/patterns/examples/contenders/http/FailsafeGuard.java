package dev.patterns.examples.contenders.http;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import dev.patterns.timeout.TimeoutExceededException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Failsafe#with}: the policies are given from the outermost to the innermost. */
final class FailsafeGuard implements HttpGuard {

    private static final Duration AS_CONFIGURED = Duration.ofNanos(-1);

    private final HttpGuardSettings settings;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> failsafe;

    FailsafeGuard(HttpGuardSettings settings) {
        this.settings = settings;
        this.breaker = breaker();
        this.failsafe = Failsafe.with(
                retry(),
                breaker,
                Timeout.builder(settings.timeout()).withInterrupt().build());
    }

    private RetryPolicy<Object> retry() {
        var retry = RetryPolicy.builder()
                .handleIf(this::isRetried)
                .withMaxAttempts(settings.maxAttempts())
                .withDelay(settings.backoff());
        settings.failures().failOnResult().ifPresent(results -> retry.handleResultIf(results::test));
        if (settings.has(HttpGuardRemedy.RETRY_AFTER)) {
            retry.withDelayFn(context -> Optional.<Throwable>ofNullable(context.getLastException())
                    .map(settings::delayAfter)
                    .orElse(AS_CONFIGURED));
        }
        return retry.build();
    }

    private boolean isRetried(Throwable failure) {
        return settings.failures().retryOn().test(translate(failure))
                && !(settings.has(HttpGuardRemedy.MAX_RETRY_AFTER)
                        && settings.failures().exceedsMaxRetryAfter(failure));
    }

    private CircuitBreaker<Object> breaker() {
        var made = CircuitBreaker.builder()
                .handleIf(failure -> !settings.failures().ignoreOn().test(translate(failure)))
                .withFailureThreshold(settings.failureThreshold())
                .withSuccessThreshold(1)
                .withDelay(settings.openFor());
        settings.failures().failOnResult().ifPresent(results -> made.handleResultIf(results::test));
        return made.build();
    }

    static Optional<String> settingFor(HttpGuardRemedy remedy) {
        return Optional.of(
                switch (remedy) {
                    case RETRY_AFTER -> "withDelayFn";
                    case MAX_RETRY_AFTER -> "handleIf, written by hand";
                });
    }

    @Override
    public <T extends @Nullable Object> T call(CheckedSupplier<? extends T, ?> action) throws Exception {
        return FailsafeCalls.<T, Exception>call(failsafe, action::get, this::translate);
    }

    private Throwable translate(Throwable failure) {
        if (failure instanceof CircuitBreakerOpenException rejected) {
            return new CallRejectedException(
                    settings.name(),
                    "circuit breaker is open",
                    rejected.getCircuitBreaker().getRemainingDelay());
        }
        return failure instanceof dev.failsafe.TimeoutExceededException
                ? new TimeoutExceededException(settings.name(), settings.timeout())
                : failure;
    }

    @Override
    public String breakerState() {
        return breaker.getState().name();
    }
}
