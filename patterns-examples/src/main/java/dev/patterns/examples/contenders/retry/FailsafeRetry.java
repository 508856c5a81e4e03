package dev.patterns.examples.contenders.retry;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.FailsafeCalls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Failsafe's retry. It sleeps on the machine's clock, so it runs in real time only. */
final class FailsafeRetry implements Policy {

    private final FailsafeExecutor<Object> failsafe;

    FailsafeRetry(RetrySettings settings) {
        this.failsafe = Failsafe.with(RetryPolicy.builder()
                .handleIf(failure -> settings.retryOn().test(failure))
                .withMaxAttempts(settings.maxAttempts())
                // Failsafe's jitter is symmetric and follows the cap: 75 % ± a third of that is 50 to 100 %.
                .withBackoff(threeQuarters(settings.firstDelay()), threeQuarters(settings.maxDelay()))
                .withJitter(1 / 3.0)
                .build());
    }

    private static Duration threeQuarters(Duration duration) {
        return duration.multipliedBy(3).dividedBy(4);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return FailsafeCalls.call(failsafe, action, failure -> failure);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return FailsafeCalls.callAsync(failsafe, action, failure -> failure);
    }
}
