package dev.patterns.circuitbreaker;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The only {@link CircuitBreakerConfig}: the values, checked. */
record CircuitBreakerSettings(
        String name,
        TripRule tripWhen,
        Optional<Duration> slowAfter,
        boolean countOverdueCalls,
        Duration openFor,
        double openForFactor,
        Duration openForLongest,
        double openJitter,
        Optional<Function<? super Throwable, Optional<Duration>>> retryAfter,
        Optional<Duration> retryAfterLongest,
        boolean halfOpenByTimer,
        int probes,
        Duration probeLease,
        double reopenAt,
        Optional<Duration> halfOpenAtMost,
        OptionalInt rampOver,
        Predicate<? super Throwable> failOn,
        Predicate<? super Throwable> ignoreOn,
        Optional<Predicate<@Nullable Object>> failOnResult)
        implements CircuitBreakerConfig {

    CircuitBreakerSettings {
        Arguments.name(name);
        slowAfter.ifPresent(limit -> Arguments.positive("slowAfter", limit));
        Arguments.check(
                slowAfter.isPresent() || !tripWhen.countsSlowCalls(),
                "slowCallRate needs slowAfter to say which calls are slow, but only the rule was set: " + tripWhen);
        Arguments.check(
                slowAfter.isPresent() || !countOverdueCalls,
                "countOverdueCalls needs slowAfter to say when a call is overdue, but it was not set");
        Arguments.positive("openFor", openFor);
        Arguments.check(openForFactor >= 1, "openFor's factor must be 1 or more, but was " + openForFactor);
        Arguments.notNegative("openFor's longest", openForLongest);
        Arguments.check(
                openForLongest.compareTo(openFor) >= 0,
                "openFor's longest must be at least " + openFor + ", but was " + openForLongest);
        Arguments.fraction("openJitter", openJitter);
        retryAfterLongest.ifPresent(limit -> Arguments.positive("retryAfter's longest", limit));
        Arguments.between(1, 1_000, "probes", probes);
        Arguments.positive("probeLease", probeLease);
        Arguments.fraction("reopenAt", reopenAt);
        halfOpenAtMost.ifPresent(limit -> Arguments.positive("halfOpenAtMost", limit));
        rampOver.ifPresent(successes -> Arguments.between(1, TripRule.MOST, "rampOver", successes));
    }
}
