package dev.patterns.examples.contenders.breaker;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Failsafe's breaker. It reads {@link System#nanoTime()} directly, so it runs in real time only. */
final class FailsafeBreaker implements BreakerAdapter {

    private final String name;
    private final CircuitBreaker<Object> breaker;
    private final FailsafeExecutor<Object> failsafe;

    FailsafeBreaker(BreakerSettings settings) {
        this.name = settings.name();
        this.breaker = CircuitBreaker.builder()
                // B5: an ignored failure counts as a success, and resets the consecutive failures
                .handleIf(failure -> !settings.ignoreOn().test(failure))
                .withFailureThreshold(settings.failureThreshold())
                .withSuccessThreshold(1)
                .withDelay(settings.openFor())
                .build();
        this.failsafe = Failsafe.with(breaker);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return FailsafeCalls.call(failsafe, action, this::translate);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return FailsafeCalls.callAsync(failsafe, action, this::translate);
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException rejected
                ? new CallRejectedException(
                        name,
                        "circuit breaker is open",
                        rejected.getCircuitBreaker().getRemainingDelay())
                : failure;
    }

    @Override
    public String state() {
        return breaker.getState().name();
    }
}
