package dev.patterns.examples.contenders.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.ThreadPerCall;
import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.examples.documented.CircuitBreakerOpenError;
import dev.patterns.examples.documented.CircuitBreakerPattern;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The first document's breaker, {@link CircuitBreakerPattern}. */
final class DocumentedBreaker implements BreakerAdapter {

    private final String name;
    private final CircuitBreakerPattern breaker;
    private final Time time;

    DocumentedBreaker(BreakerSettings settings, Time time) {
        // B5: a choice of failures to ignore has no effect
        settings.useOnly(EnumSet.of(BreakerFeature.IGNORE_ON, BreakerFeature.WALL_CLOCK));
        this.name = settings.name();
        this.breaker = new CircuitBreakerPattern(
                name,
                settings.failureThreshold(),
                settings.openFor(),
                settings.wallClock().orElse(TimeBackedClock.of(time)));
        this.time = time;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return breaker.call(action);
        } catch (CircuitBreakerOpenError open) {
            throw new CallRejectedException(name, "circuit breaker is open", null); // B11: no time to try again
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return ThreadPerCall.callAsync(this, action, time);
    }

    @Override
    public RuntimeException rejection() {
        try {
            breaker.call(() -> "quote");
        } catch (CircuitBreakerOpenError open) {
            return open;
        }
        throw new IllegalStateException("not rejected");
    }

    @Override
    public String state() {
        return breaker.state().name();
    }
}
