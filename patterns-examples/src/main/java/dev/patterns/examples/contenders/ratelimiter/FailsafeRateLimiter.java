package dev.patterns.examples.contenders.ratelimiter;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimitExceededException;
import dev.failsafe.RateLimiter;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Failsafe's rate limiter: the bursty one, whose quota may be used at once, or as a remedy the smooth one. Real time
 * only.
 */
final class FailsafeRateLimiter implements RateLimiterAdapter {

    private final String name;
    private final RateLimiter<Object> limiter;
    private final FailsafeExecutor<Object> failsafe;

    FailsafeRateLimiter(RateLimiterSettings settings) {
        var builder = settings.has(RateLimiterRemedy.ONE_BY_ONE)
                ? RateLimiter.smoothBuilder(settings.permits(), settings.period())
                : RateLimiter.burstyBuilder(settings.permits(), settings.period());
        this.name = settings.name();
        this.limiter = builder.withMaxWaitTime(settings.maxWait()).build();
        this.failsafe = Failsafe.with(limiter);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return FailsafeCalls.call(failsafe, action, this::translate);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return FailsafeCalls.callAsync(failsafe, action, this::translate);
    }

    @Override
    public boolean tryAcquire(int permits) {
        return limiter.tryAcquirePermits(permits);
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof RateLimitExceededException
                ? new CallRejectedException(name, "the rate limit is reached", null)
                : failure;
    }
}
