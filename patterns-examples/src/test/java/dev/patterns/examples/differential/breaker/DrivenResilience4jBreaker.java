package dev.patterns.examples.differential.breaker;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.differential.breaker.TraceSettings.Rule;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Resilience4j's breaker. Calls are timed with the monotonic clock; everything else goes by the wall clock. */
final class DrivenResilience4jBreaker extends DrivenBreaker {

    private final CircuitBreaker breaker;

    DrivenResilience4jBreaker(TraceSettings settings, Time time, Clock wallClock) {
        this.breaker = CircuitBreaker.of(
                "theirs",
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                settings.size(),
                                settings.minimum(),
                                settings.rule() == Rule.TIME_WINDOW
                                        ? SlidingWindowType.TIME_BASED
                                        : SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold((float) (100 * settings.failureRate()))
                        .slowCallRateThreshold((float) (100 * settings.slowRate()))
                        .slowCallDurationThreshold(settings.slowAfter().orElse(Duration.ofDays(1)))
                        .permittedNumberOfCallsInHalfOpenState(settings.probes())
                        .waitDurationInOpenState(settings.openFor())
                        .ignoreExceptions(IllegalArgumentException.class)
                        .clock(wallClock)
                        .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                        .build());
    }

    @Override
    String call(CheckedSupplier<String, Exception> action) throws Throwable {
        return breaker.executeCheckedSupplier(action::get);
    }

    @Override
    CompletableFuture<String> callAsync(Supplier<CompletionStage<String>> action) {
        return breaker.executeCompletionStage(action).toCompletableFuture();
    }

    @Override
    String state() {
        return breaker.getState().name();
    }

    @Override
    Counts counts() {
        var metrics = breaker.getMetrics();
        return new Counts(
                metrics.getNumberOfBufferedCalls(), metrics.getNumberOfFailedCalls(), metrics.getNumberOfSlowCalls());
    }
}
