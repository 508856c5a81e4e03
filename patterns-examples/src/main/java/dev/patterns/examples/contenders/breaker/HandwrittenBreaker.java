package dev.patterns.examples.contenders.breaker;

import dev.patterns.CheckedSupplier;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.metrics.CircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hand-written breaker. It has every feature, and reads no wall clock. */
final class HandwrittenBreaker implements BreakerAdapter {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int KEYS = 1_000;

    private final Registry<CircuitBreaker, CircuitBreakerBuilder> registry;
    private final CircuitBreaker breaker;

    HandwrittenBreaker(BreakerSettings settings, Time time) {
        this(
                CircuitBreaker.registry(it -> setUp(it, settings).time(time))
                        .limitedTo(settings.has(BreakerRemedy.LIMITED_REGISTRY) ? KEYS : Integer.MAX_VALUE),
                settings.name());
    }

    private HandwrittenBreaker(Registry<CircuitBreaker, CircuitBreakerBuilder> registry, String name) {
        this.registry = registry;
        this.breaker = registry.get(name);
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        if (remedy == BreakerRemedy.COUNT_OVERDUE_CALLS) {
            return Optional.of(RemedySetting.inAnyTime("countOverdueCalls"));
        }
        return remedy == BreakerRemedy.LIMITED_REGISTRY
                ? Optional.of(RemedySetting.inAnyTime("registry.limitedTo"))
                : Optional.empty();
    }

    private static CircuitBreakerBuilder setUp(CircuitBreakerBuilder builder, BreakerSettings settings) {
        builder.tripWhen(tripRule(settings))
                .openFor(
                        settings.openFor(),
                        settings.openFactor(),
                        settings.openFor().multipliedBy(10))
                .openJitter(settings.openJitter())
                .probes(settings.probes())
                .reopenAt(settings.reopenAt());
        settings.retryAfter().ifPresent(hint -> builder.retryAfter(hint, DAY));
        settings.slowAfter().ifPresent(builder::slowAfter);
        settings.failOn().ifPresent(builder::failOn);
        settings.ignoreOn().ifPresent(builder::ignoreOn);
        settings.failOnResult().ifPresent(builder::failOnResult);
        settings.halfOpenAtMost().ifPresent(builder::halfOpenAtMost);
        if (settings.rampOver() > 0) {
            builder.rampOver(settings.rampOver());
        }
        if (settings.isHalfOpenByTimer()) {
            builder.halfOpenByTimer();
        }
        return settings.has(BreakerRemedy.COUNT_OVERDUE_CALLS) ? builder.countOverdueCalls() : builder;
    }

    private static TripRule tripRule(BreakerSettings settings) {
        if (settings.window().isEmpty()) {
            int failures = settings.failureThreshold();
            return settings.countsTotal() ? TripRule.totalFailures(failures) : TripRule.consecutiveFailures(failures);
        }
        var window = settings.window().get();
        if (window.duration().isPresent()) {
            return TripRule.timeWindow(window.duration().get())
                    .failureRate(window.failureRate())
                    .slowCallRate(window.slowCallRate())
                    .minimumCalls(window.minimumCalls());
        }
        return TripRule.countWindow(window.calls())
                .failureRate(window.failureRate())
                .slowCallRate(window.slowCallRate())
                .minimumCalls(window.minimumCalls());
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

    @Override
    public void bindTo(MeterRegistry meters) {
        new CircuitBreakerMetrics(breaker).bindTo(meters);
    }

    @Override
    public BreakerPermit acquire() {
        var permit = breaker.acquire();
        return new BreakerPermit() {
            @Override
            public void succeed() {
                permit.returned(null);
            }

            @Override
            public void fail(Throwable failure) {
                permit.failed(failure);
            }
        };
    }

    @Override
    public void onTransition(Consumer<String> listener) {
        breaker.onTransition(transition -> listener.accept(transition.to().name()));
    }

    @Override
    public void forceOpen() {
        breaker.forceOpen();
    }

    @Override
    public void disable() {
        breaker.disable();
    }

    @Override
    public void metricsOnly() {
        breaker.metricsOnly();
    }

    @Override
    public void reset() {
        breaker.reset();
    }

    @Override
    public long rejectedCalls() {
        return breaker.status().rejected();
    }

    @Override
    public void replaceSettings(BreakerSettings settings) {
        breaker.reconfigure(builder -> setUp(builder.reset(), settings));
    }

    @Override
    public BreakerAdapter forKey(String name) {
        return new HandwrittenBreaker(registry, name);
    }

    @Override
    public int keys() {
        return registry.all().size();
    }
}
