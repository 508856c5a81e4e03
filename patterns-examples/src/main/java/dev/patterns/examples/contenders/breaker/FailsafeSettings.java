package dev.patterns.examples.contenders.breaker;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerBuilder;
import dev.failsafe.ExecutionContext;
import dev.patterns.examples.contenders.CannotBeDrivenException;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** From the common settings to Failsafe's. */
final class FailsafeSettings {

    private static final Set<BreakerFeature> OFFERED = EnumSet.of(
            BreakerFeature.COUNT_WINDOW,
            BreakerFeature.TIME_WINDOW,
            BreakerFeature.FAIL_ON,
            BreakerFeature.IGNORE_ON,
            BreakerFeature.FAIL_ON_RESULT,
            BreakerFeature.PROBES,
            BreakerFeature.REOPEN_AT,
            BreakerFeature.OPEN_JITTER,
            BreakerFeature.RETRY_AFTER,
            BreakerFeature.WALL_CLOCK);

    private final BreakerSettings settings;

    FailsafeSettings(BreakerSettings settings) {
        settings.useOnly(OFFERED);
        if (settings.wallClock().isPresent()) {
            throw new CannotBeDrivenException("it reads the machine's monotonic clock, which a test can't set");
        }
        this.settings = settings;
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        return remedy == BreakerRemedy.IGNORE_NOT_ITS_FAULT
                ? Optional.of(RemedySetting.inRealTime("handleIf"))
                : Optional.empty();
    }

    CircuitBreakerBuilder<Object> toBuilder() {
        return change(CircuitBreaker.builder());
    }

    /** Sets up the builder; its listeners stay. */
    CircuitBreakerBuilder<Object> change(CircuitBreakerBuilder<Object> builder) {
        int failuresToReopen = Math.max(1, (int) Math.ceil(settings.reopenAt() * settings.probes()));
        builder.handleIf(this::counts) // B5: what is not handled is a success, and ends a row of failures
                .withSuccessThreshold(settings.probes() - failuresToReopen + 1, settings.probes())
                .withDelay(settings.openFor());
        settings.failOnResult().ifPresent(results -> builder.handleResultIf(results::test));
        if (settings.openJitter() > 0) {
            builder.withDelayFn(context -> jittered());
        }
        settings.retryAfter()
                .ifPresent(hint -> builder.withDelayFn(
                        context -> hint.apply(failureOf(context)).orElse(settings.openFor())));
        return tripRule(builder);
    }

    private boolean counts(Throwable failure) {
        return settings.failOn().map(failures -> failures.test(failure)).orElse(true)
                && !settings.ignoreOn().map(failures -> failures.test(failure)).orElse(false)
                && !(settings.has(BreakerRemedy.IGNORE_NOT_ITS_FAULT) && BreakerRemedy.isNotItsFault(failure));
    }

    private CircuitBreakerBuilder<Object> tripRule(CircuitBreakerBuilder<Object> builder) {
        if (settings.window().isEmpty()) {
            return builder.withFailureThreshold(settings.failureThreshold());
        }
        var window = settings.window().get();
        if (window.duration().isPresent()) {
            int percent = (int) Math.round(100 * window.failureRate());
            return builder.withFailureRateThreshold(
                    percent, window.minimumCalls(), window.duration().get());
        }
        int failures = (int) Math.ceil(window.failureRate() * window.calls());
        if (window.minimumCalls() > failures) {
            throw new NotOfferedException("no minimum of calls for a window of calls");
        }
        return builder.withFailureThreshold(failures, window.calls());
    }

    private Duration jittered() {
        double share = settings.openJitter();
        double factor = ThreadLocalRandom.current().nextDouble(1 - share, 1 + share);
        return Duration.ofNanos(Math.round(settings.openFor().toNanos() * factor));
    }

    private static Throwable failureOf(ExecutionContext<Object> context) {
        return context.getLastException();
    }
}
