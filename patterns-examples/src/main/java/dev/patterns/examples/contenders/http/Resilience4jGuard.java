package dev.patterns.examples.contenders.http;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.timeout.TimeoutExceededException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Resilience4j's decorators, from the innermost to the outermost. Its time limiter needs a thread for each call. */
final class Resilience4jGuard implements HttpGuard {

    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "http-time-limiter");
        thread.setDaemon(true);
        return thread;
    });

    private final HttpGuardSettings settings;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final TimeLimiter limiter;

    Resilience4jGuard(HttpGuardSettings settings) {
        this.settings = settings;
        this.retry = Retry.of(settings.name(), retry(settings));
        this.breaker = CircuitBreaker.of(settings.name(), breaker(settings));
        this.limiter = TimeLimiter.of(
                settings.name(),
                TimeLimiterConfig.custom().timeoutDuration(settings.timeout()).build());
    }

    private RetryConfig retry(HttpGuardSettings wanted) {
        var retry = RetryConfig.custom().maxAttempts(wanted.maxAttempts()).retryOnException(this::isRetried);
        wanted.failures().failOnResult().ifPresent(retry::retryOnResult);
        if (wanted.has(HttpGuardRemedy.RETRY_AFTER)) {
            retry.intervalBiFunction((attempt, outcome) ->
                    (outcome.isLeft() ? wanted.delayAfter(outcome.getLeft()) : wanted.backoff()).toMillis());
        } else {
            retry.intervalFunction(attempt -> wanted.backoff().toMillis());
        }
        return retry.build();
    }

    private boolean isRetried(Throwable failure) {
        return settings.failures().retryOn().test(translate(failure))
                && !(settings.has(HttpGuardRemedy.MAX_RETRY_AFTER)
                        && settings.failures().exceedsMaxRetryAfter(failure));
    }

    private CircuitBreakerConfig breaker(HttpGuardSettings wanted) {
        var breaker = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(wanted.failureThreshold())
                .minimumNumberOfCalls(wanted.failureThreshold())
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .slowCallDurationThreshold(Duration.ofDays(1)) // in effect off, as for the other contenders
                .waitDurationInOpenState(wanted.openFor())
                .ignoreException(failure -> wanted.failures().ignoreOn().test(translate(failure)));
        wanted.failures().failOnResult().ifPresent(breaker::recordResult);
        return breaker.build();
    }

    static Optional<String> settingFor(HttpGuardRemedy remedy) {
        return Optional.of(
                switch (remedy) {
                    case RETRY_AFTER -> "intervalBiFunction";
                    case MAX_RETRY_AFTER -> "retryOnException, written by hand";
                });
    }

    @Override
    public <T extends @Nullable Object> T call(CheckedSupplier<? extends T, ?> action) throws Exception {
        var guarded = Retry.<T>decorateCheckedSupplier(
                retry,
                CircuitBreaker.<T>decorateCheckedSupplier(
                        breaker, () -> limiter.executeFutureSupplier(() -> WORKERS.<T>submit(action::get))));
        try {
            return guarded.get();
        } catch (Throwable failure) {
            throw Failures.<Exception>rethrow(translate(failure));
        }
    }

    private Throwable translate(Throwable failure) {
        if (failure instanceof CallNotPermittedException) {
            return new CallRejectedException(settings.name(), "circuit breaker is open", null);
        }
        return failure instanceof TimeoutException // an HTTP client throws another type
                ? new TimeoutExceededException(settings.name(), settings.timeout())
                : failure;
    }

    @Override
    public String breakerState() {
        return breaker.getState().name();
    }
}
