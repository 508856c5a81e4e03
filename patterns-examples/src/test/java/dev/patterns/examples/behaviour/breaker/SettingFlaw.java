package dev.patterns.examples.behaviour.breaker;

import dev.patterns.Time;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import dev.patterns.examples.contenders.breaker.BreakerWindow;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Breakers that do not do what their settings say. */
enum SettingFlaw implements BreakerTrial.Opener {
    OPENS_ONE_FAILURE_LATE(settings -> settings.failureThreshold(settings.failureThreshold() + 1)),
    COUNTS_ALL_FAILURES(settings -> settings.totalFailures(settings.failureThreshold())),
    STAYS_OPEN_TOO_LONG(settings -> settings.openFor(settings.openFor().multipliedBy(4))),
    STAYS_OPEN_TOO_SHORT(settings -> settings.openFor(settings.openFor().dividedBy(10))),
    OPEN_TIME_DOES_NOT_GROW(settings -> settings.openFactor(1)),
    HAS_NO_JITTER(settings -> settings.openJitter(0)),
    OVERLOOKS_THE_HINT(settings -> settings.retryAfter(failure -> Optional.empty())),
    ADMITS_TOO_MANY_PROBES(settings -> settings.probes(settings.probes() + 5)),
    ADMITS_TOO_FEW_PROBES(settings -> settings.probes(settings.probes() / 2)),
    TOLERATES_FAILED_PROBES(settings -> settings.reopenAt(1)),
    TOLERATES_NO_FAILED_PROBE(settings -> settings.reopenAt(0)),
    HALF_OPEN_HAS_NO_LIMIT(settings -> settings.halfOpenAtMost(Duration.ofDays(1))),
    HAS_NO_RAMP(settings -> settings.rampOver(1)),
    IGNORES_NOTHING(settings -> settings.ignoreOn(failure -> false)),
    IGNORES_ERRORS(settings -> settings.ignoreOn(Error.class::isInstance)),
    OVERLOOKS_RESULTS(settings -> settings.failOnResult(result -> false)),
    OVERLOOKS_NULL(settings -> {
        var bad = settings.failOnResult().orElseThrow();
        return settings.failOnResult(result -> result != null && bad.test(result));
    }),
    OVERLOOKS_SLOW_CALLS(settings -> settings.slowAfter(Duration.ofDays(1))),
    CALLS_ARE_SLOW_LATER(
            settings -> settings.slowAfter(settings.slowAfter().orElseThrow().plusNanos(1))),
    WINDOW_OPENS_ABOVE_ITS_RATE(settings -> {
        var window = window(settings);
        return settings.window(new BreakerWindow(
                window.calls(), window.duration(), window.failureRate() + 0.01, 1, window.minimumCalls()));
    }),
    WINDOW_HAS_NO_MINIMUM(settings -> minimumCalls(settings, 1)),
    WINDOW_IS_BLIND(settings -> minimumCalls(settings, 10_000)),
    WINDOW_FORGETS_NOTHING(settings -> {
        var window = window(settings);
        return settings.window(new BreakerWindow(
                window.calls() * 100,
                window.duration().map(duration -> duration.multipliedBy(100)),
                window.failureRate(),
                1,
                window.minimumCalls()));
    });

    private final UnaryOperator<BreakerSettings> change;

    SettingFlaw(UnaryOperator<BreakerSettings> change) {
        this.change = change;
    }

    private static BreakerWindow window(BreakerSettings settings) {
        return settings.window().orElseThrow();
    }

    private static BreakerSettings minimumCalls(BreakerSettings settings, int calls) {
        var window = window(settings);
        return settings.window(new BreakerWindow(window.calls(), window.duration(), window.failureRate(), 1, calls));
    }

    @Override
    public BreakerAdapter open(BreakerSettings settings, Time time) {
        return new SoundBreaker(change.apply(settings), time);
    }
}
