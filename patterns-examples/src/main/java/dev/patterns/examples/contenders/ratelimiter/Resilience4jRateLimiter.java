package dev.patterns.examples.contenders.ratelimiter;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.Failures;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resilience4j's rate limiter. At the beginning of each period it has its whole quota again. Its waits are on the
 * machine's clock: real time only.
 */
final class Resilience4jRateLimiter implements RateLimiterAdapter {

    private final RateLimiter limiter;

    Resilience4jRateLimiter(RateLimiterSettings settings) {
        boolean oneByOne = settings.has(RateLimiterRemedy.ONE_BY_ONE);
        this.limiter = RateLimiter.of(
                settings.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(oneByOne ? 1 : settings.permits())
                        .limitRefreshPeriod(
                                oneByOne ? settings.period().dividedBy(settings.permits()) : settings.period())
                        .timeoutDuration(settings.maxWait())
                        .build());
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return limiter.executeCheckedSupplier(action::get);
        } catch (Throwable failure) {
            throw Failures.<X>rethrow(translate(failure));
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return Failures.translate(limiter.<T>executeCompletionStage(action::get), this::translate);
    }

    @Override
    public boolean tryAcquire(int permits) {
        return limiter.acquirePermission(permits);
    }

    @Override
    public void changePermits(int permits) {
        limiter.changeLimitForPeriod(permits);
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof RequestNotPermitted
                ? new CallRejectedException(limiter.getName(), "the rate limit is reached", null)
                : failure;
    }
}
