package dev.patterns.examples.contenders.breaker;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import dev.patterns.examples.contenders.NotOfferedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Failsafe's breaker. It reads {@link System#nanoTime()} directly, so it runs in real time only. */
final class FailsafeBreaker implements BreakerAdapter {

    private final String name;
    private CircuitBreaker<Object> breaker;
    private FailsafeExecutor<Object> failsafe;
    private volatile @Nullable Consumer<String> listener;

    FailsafeBreaker(BreakerSettings settings) {
        this.name = settings.name();
        this.breaker = new FailsafeSettings(settings)
                .toBuilder()
                        .onOpen(event -> transition("OPEN"))
                        .onHalfOpen(event -> transition("HALF_OPEN"))
                        .onClose(event -> transition("CLOSED"))
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

    @Override
    public RuntimeException rejection() {
        try {
            failsafe.get(() -> "quote");
        } catch (CircuitBreakerOpenException rejection) {
            return rejection;
        }
        throw new IllegalStateException("not rejected");
    }

    @Override
    public BreakerPermit acquire() {
        if (!breaker.tryAcquirePermit()) {
            throw new CallRejectedException(name, "circuit breaker is open", breaker.getRemainingDelay());
        }
        return new BreakerPermit() {
            @Override
            public void succeed() {
                breaker.recordSuccess();
            }

            @Override
            public void fail(Throwable failure) {
                breaker.recordException(failure);
            }
        };
    }

    /** Its builder takes one listener for each state. */
    @Override
    public void onTransition(Consumer<String> added) {
        if (listener != null) {
            throw new NotOfferedException("one listener for each state");
        }
        listener = added;
    }

    private void transition(String state) {
        Consumer<String> known = listener;
        if (known != null) {
            known.accept(state);
        }
    }

    /** Rejects until its open time is up. */
    @Override
    public void forceOpen() {
        breaker.open();
    }

    @Override
    public void reset() {
        breaker.close();
    }

    /** Makes another breaker from the old one's settings, listeners among them. */
    @Override
    public void replaceSettings(BreakerSettings settings) {
        breaker = new FailsafeSettings(settings)
                .change(CircuitBreaker.builder(breaker.getConfig()))
                .build();
        failsafe = Failsafe.with(breaker);
    }
}
