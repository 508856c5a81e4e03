package dev.patterns.examples.contenders.breaker;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hand-written breaker. Its exceptions need no translation. */
final class HandwrittenBreaker implements BreakerAdapter {

    private final CircuitBreaker breaker;

    HandwrittenBreaker(BreakerSettings settings, Time time) {
        this.breaker = CircuitBreaker.builder(settings.name())
                .tripWhen(TripRule.consecutiveFailures(settings.failureThreshold()))
                .openFor(settings.openFor())
                .ignoreOn(settings.ignoreOn())
                .time(time)
                .build();
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return breaker.call(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return breaker.callAsync(action);
    }

    @Override
    public String state() {
        return breaker.state().name();
    }
}
