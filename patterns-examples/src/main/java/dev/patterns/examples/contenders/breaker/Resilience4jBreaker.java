package dev.patterns.examples.contenders.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.TimeBackedClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resilience4j's breaker. Its clock can be set, so it runs on any {@link Time}. */
final class Resilience4jBreaker implements BreakerAdapter {

    private final CircuitBreaker breaker;

    Resilience4jBreaker(BreakerSettings settings, Time time) {
        var config = CircuitBreakerConfig.custom()
                .maxWaitDurationInHalfOpenState(
                        settings.has(BreakerRemedy.HALF_OPEN_LIMIT) ? settings.openFor() : Duration.ZERO)
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.failureThreshold())
                .minimumNumberOfCalls(settings.failureThreshold())
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .slowCallDurationThreshold(Duration.ofDays(1)) // in effect off, as for the other contenders
                .waitDurationInOpenState(settings.openFor())
                .ignoreException(settings.ignoreOn()::test)
                .clock(TimeBackedClock.of(time)) // ends OPEN; by default the wall clock (B4)
                .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS) // times the calls
                .build();
        this.breaker = CircuitBreaker.of(settings.name(), config);
    }

    /** Its limit of HALF_OPEN runs on a timer thread of its own. */
    static Optional<RemedySetting> settingFor(Remedy remedy) {
        return remedy == BreakerRemedy.HALF_OPEN_LIMIT
                ? Optional.of(RemedySetting.inRealTime("maxWaitDurationInHalfOpenState"))
                : Optional.empty();
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
                // B11: the exception doesn't say when to try again
                ? new CallRejectedException(rejected.getCausingCircuitBreakerName(), "circuit breaker is open", null)
                : failure;
    }

    @Override
    public String state() {
        return breaker.getState().name();
    }
}
