package dev.patterns.examples.contenders.breaker;

import static dev.patterns.examples.contenders.breaker.BreakerFeature.RAMP;
import static dev.patterns.examples.contenders.breaker.BreakerFeature.TOTAL_FAILURES;

import dev.patterns.Time;
import dev.patterns.examples.contenders.CannotBeDrivenException;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.TimeBackedClock;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.TransitionCheckResult;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** From the common settings to Resilience4j's. */
final class Resilience4jSettings {

    private final BreakerSettings settings;
    private final Time time;

    Resilience4jSettings(BreakerSettings settings, Time time) {
        settings.useOnly(EnumSet.complementOf(EnumSet.of(TOTAL_FAILURES, RAMP)));
        this.settings = settings;
        this.time = time;
    }

    /** Its limit of HALF_OPEN runs on a timer thread of its own. */
    static Optional<RemedySetting> settingFor(Remedy remedy) {
        return remedy instanceof BreakerRemedy known ? settingFor(known) : Optional.empty();
    }

    private static Optional<RemedySetting> settingFor(BreakerRemedy remedy) {
        return switch (remedy) {
            case HALF_OPEN_LIMIT -> Optional.of(RemedySetting.inRealTime("maxWaitDurationInHalfOpenState"));
            case MONOTONIC_CLOCK -> Optional.of(RemedySetting.inAnyTime("clock"));
            case IGNORE_NOT_ITS_FAULT, IGNORE_THE_REST -> Optional.of(RemedySetting.inAnyTime("ignoreException"));
            case NO_STACK_TRACE -> Optional.of(RemedySetting.inAnyTime("writableStackTraceEnabled"));
            case COUNT_OVERDUE_CALLS, LIMITED_REGISTRY -> Optional.empty();
        };
    }

    CircuitBreakerConfig toConfig() {
        var config = CircuitBreakerConfig.custom()
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                // slow calls are on by default, with 60 s; no other contender has that
                .slowCallDurationThreshold(settings.slowAfter().orElse(Duration.ofDays(1)))
                .waitIntervalFunctionInOpenState(openTime())
                .ignoreException(ignored())
                .writableStackTraceEnabled(!settings.has(BreakerRemedy.NO_STACK_TRACE))
                // decides when OPEN ends, and is the machine's wall clock by default (B4)
                .clock(
                        settings.has(BreakerRemedy.MONOTONIC_CLOCK)
                                ? new TimeBackedClock(time)
                                : settings.wallClock().orElse(TimeBackedClock.of(time)))
                .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS); // times the calls
        window(config);
        settings.failOn().ifPresent(failures -> config.recordException(failures::test));
        settings.failOnResult().ifPresent(results -> config.recordResult(results::test));
        settings.retryAfter()
                .ifPresent(hint -> config.transitionOnResult(result ->
                        result.isRight() ? opens(hint.apply(result.get())) : TransitionCheckResult.noTransition()));
        timers(config);
        return config.build();
    }

    private void window(CircuitBreakerConfig.Builder config) {
        int failures = settings.failureThreshold();
        var window = settings.window().orElse(new BreakerWindow(failures, Optional.empty(), 1, 1, failures));
        if (settings.reopenAt() > 0 && settings.reopenAt() != window.failureRate()) {
            throw new NotOfferedException("one failure rate for calls and for probes");
        }
        config.slidingWindowType(
                        window.duration().isPresent() ? SlidingWindowType.TIME_BASED : SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(window.duration()
                        .map(Duration::toSeconds)
                        .map(Long::intValue)
                        .orElse(window.calls()))
                .minimumNumberOfCalls(window.minimumCalls())
                .failureRateThreshold((float) (100 * window.failureRate()))
                .slowCallRateThreshold((float) (100 * window.slowCallRate()));
    }

    private IntervalFunction openTime() {
        var openFor = settings.openFor();
        if (settings.openFactor() > 1) {
            return IntervalFunction.ofExponentialBackoff(openFor, settings.openFactor());
        }
        return settings.openJitter() > 0
                ? IntervalFunction.ofRandomized(openFor, settings.openJitter())
                : IntervalFunction.of(openFor);
    }

    private Predicate<Throwable> ignored() {
        Predicate<Throwable> ignored = failure ->
                settings.ignoreOn().isPresent() && settings.ignoreOn().get().test(failure);
        if (settings.has(BreakerRemedy.IGNORE_NOT_ITS_FAULT)) {
            ignored = ignored.or(BreakerRemedy::isNotItsFault);
        }
        if (settings.has(BreakerRemedy.IGNORE_THE_REST) && settings.failOn().isPresent()) {
            var counted = settings.failOn().get();
            ignored = ignored.or(failure -> !counted.test(failure));
        }
        return ignored;
    }

    private static TransitionCheckResult opens(Optional<Duration> openFor) {
        return openFor.map(TransitionCheckResult::transitionToOpenAndWaitFor)
                .orElseGet(TransitionCheckResult::noTransition);
    }

    private void timers(CircuitBreakerConfig.Builder config) {
        var halfOpenAtMost = settings.has(BreakerRemedy.HALF_OPEN_LIMIT)
                ? Optional.of(settings.openFor())
                : settings.halfOpenAtMost();
        if ((halfOpenAtMost.isPresent() || settings.isHalfOpenByTimer()) && !time.equals(Time.system())) {
            throw new CannotBeDrivenException("its timer runs on the machine's clock");
        }
        config.maxWaitDurationInHalfOpenState(halfOpenAtMost.orElse(Duration.ZERO))
                .automaticTransitionFromOpenToHalfOpenEnabled(settings.isHalfOpenByTimer());
    }
}
