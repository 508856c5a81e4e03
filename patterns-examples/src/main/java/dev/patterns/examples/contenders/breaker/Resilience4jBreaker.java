package dev.patterns.examples.contenders.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resilience4j's breaker. It takes a clock, and so it runs on any {@link Time}. */
final class Resilience4jBreaker implements BreakerAdapter {

    private final CircuitBreakerRegistry registry;
    private final Time time;
    private CircuitBreaker breaker;

    Resilience4jBreaker(BreakerSettings settings, Time time) {
        this(CircuitBreakerRegistry.of(new Resilience4jSettings(settings, time).toConfig()), settings.name(), time);
    }

    private Resilience4jBreaker(CircuitBreakerRegistry registry, String name, Time time) {
        this.registry = registry;
        this.time = time;
        this.breaker = registry.circuitBreaker(name);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return breaker.executeCheckedSupplier(action::get);
        } catch (Throwable failure) {
            throw Failures.<X>rethrow(translate(failure));
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return Failures.translate(breaker.executeCompletionStage(action::get), this::translate);
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof CallNotPermittedException rejected
                // B11: it doesn't say when to come back
                ? new CallRejectedException(rejected.getCausingCircuitBreakerName(), "circuit breaker is open", null)
                : failure;
    }

    @Override
    public String state() {
        return breaker.getState().name();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }

    @Override
    public RuntimeException rejection() {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException rejection) {
            return rejection;
        }
        throw new IllegalStateException("not rejected");
    }

    @Override
    public BreakerPermit acquire() {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException rejection) {
            throw Failures.<RuntimeException>rethrow(translate(rejection));
        }
        return new BreakerPermit() {
            @Override
            public void succeed() {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }

            @Override
            public void fail(Throwable failure) {
                breaker.onError(0, TimeUnit.NANOSECONDS, failure);
            }
        };
    }

    @Override
    public void onTransition(Consumer<String> listener) {
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        listener.accept(event.getStateTransition().getToState().name()));
    }

    @Override
    public void forceOpen() {
        breaker.transitionToForcedOpenState();
    }

    @Override
    public void disable() {
        breaker.transitionToDisabledState();
    }

    @Override
    public void metricsOnly() {
        breaker.transitionToMetricsOnlyState();
    }

    @Override
    public void reset() {
        breaker.reset();
    }

    @Override
    public long rejectedCalls() {
        return breaker.getMetrics().getNumberOfNotPermittedCalls();
    }

    /** The registry replaces the breaker: its settings can't be changed. */
    @Override
    public void replaceSettings(BreakerSettings settings) {
        var replacement = CircuitBreaker.of(breaker.getName(), new Resilience4jSettings(settings, time).toConfig());
        registry.replace(breaker.getName(), replacement);
        breaker = registry.circuitBreaker(breaker.getName());
    }

    @Override
    public BreakerAdapter forKey(String name) {
        return new Resilience4jBreaker(registry, name, time);
    }

    @Override
    public int keys() {
        return registry.getAllCircuitBreakers().size();
    }
}
