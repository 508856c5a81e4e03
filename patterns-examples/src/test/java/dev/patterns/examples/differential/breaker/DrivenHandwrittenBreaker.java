package dev.patterns.examples.differential.breaker;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The hand-written breaker. */
final class DrivenHandwrittenBreaker extends DrivenBreaker {

    private final CircuitBreaker breaker;

    DrivenHandwrittenBreaker(TraceSettings settings, Time time) {
        this(builder(settings, time));
    }

    DrivenHandwrittenBreaker(CircuitBreakerBuilder builder) {
        this.breaker = builder.build();
    }

    static CircuitBreakerBuilder builder(TraceSettings settings, Time time) {
        var builder = CircuitBreaker.builder("ours")
                .tripWhen(settings.tripRule())
                .openFor(settings.openFor())
                .probes(settings.probes())
                .probeLease(TraceSettings.PROBE_LEASE)
                .reopenAt(settings.failureRate())
                .ignoreOn(IllegalArgumentException.class)
                .time(time);
        settings.slowAfter().ifPresent(builder::slowAfter);
        return builder;
    }

    @Override
    String call(CheckedSupplier<String, Exception> action) throws Throwable {
        return breaker.call(action);
    }

    @Override
    CompletableFuture<String> callAsync(Supplier<CompletionStage<String>> action) {
        return breaker.callAsync(action);
    }

    @Override
    String state() {
        return breaker.state().name();
    }

    @Override
    Counts counts() {
        var status = breaker.status();
        return new Counts(status.calls(), status.failures(), status.slowCalls());
    }
}
