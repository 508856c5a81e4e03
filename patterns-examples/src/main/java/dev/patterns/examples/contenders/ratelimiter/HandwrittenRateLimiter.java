package dev.patterns.examples.contenders.ratelimiter;

import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Time;
import dev.patterns.ratelimiter.RateLimiter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hand-written rate limiter. */
final class HandwrittenRateLimiter implements RateLimiterAdapter {

    private final RateLimiter limiter;
    private final Time time;

    HandwrittenRateLimiter(RateLimiterSettings settings, Time time) {
        var builder = RateLimiter.builder(settings.name())
                .permits(settings.permits(), settings.period())
                .maxWait(settings.maxWait())
                .time(time);
        this.limiter =
                settings.has(RateLimiterRemedy.ONE_BY_ONE) ? builder.burst(1).build() : builder.build();
        this.time = time;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return limiter.call(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return limiter.callAsync(action);
    }

    @Override
    public boolean tryAcquire(int permits) {
        return limiter.tryAcquire(permits);
    }

    @Override
    public void changePermits(int permits) {
        limiter.reconfigure(
                settings -> settings.permits(permits, limiter.config().permitsPeriod()));
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T callWithin(
            Duration limit, CheckedSupplier<? extends T, X> action) throws X {
        return Deadline.after(limit, time).call(() -> limiter.call(action));
    }
}
