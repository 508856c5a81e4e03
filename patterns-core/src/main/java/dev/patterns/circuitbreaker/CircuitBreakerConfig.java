package dev.patterns.circuitbreaker;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a breaker is set up. Immutable; made by {@link CircuitBreaker#builder}, which says what each value means.
 */
public record CircuitBreakerConfig(
        String name,
        TripRule tripWhen,
        Optional<Duration> slowAfter,
        boolean countsOverdue,
        Duration openFor,
        double openFactor,
        Duration openAtMost,
        double openJitter,
        Function<? super Throwable, Optional<Duration>> retryAfter,
        Duration longestRetryAfter,
        boolean halfOpenByTimer,
        int probes,
        Duration probeLease,
        double reopenAt,
        Optional<Duration> halfOpenAtMost,
        int rampOver,
        Predicate<? super Throwable> records,
        Predicate<? super Throwable> ignores,
        Predicate<@Nullable Object> failsOn) {

    /** No result counts as a failure. */
    static final Predicate<@Nullable Object> NO_RESULT = new Predicate<>() {
        @Override
        public boolean test(@Nullable Object result) {
            return false;
        }

        @Override
        public String toString() {
            return "none";
        }
    };

    public CircuitBreakerConfig {
        Arguments.name(name);
        slowAfter.ifPresent(limit -> Arguments.positive("slowAfter", limit));
        Arguments.check(
                slowAfter.isPresent() || !tripWhen.countsSlowCalls(),
                "slowCallRate needs slowAfter to say which calls are slow, but only the rule was set: " + tripWhen);
        Arguments.check(
                slowAfter.isPresent() || !countsOverdue,
                "countOverdueCalls needs slowAfter to say when a call is overdue, but it was not set");
        Arguments.positive("openFor", openFor);
        Arguments.check(openFactor >= 1, "openFor's factor must be 1 or more, but was " + openFactor);
        Arguments.notNegative("openFor's longest", openAtMost);
        Arguments.check(
                openAtMost.compareTo(openFor) >= 0,
                "openFor's longest must be at least " + openFor + ", but was " + openAtMost);
        Arguments.fraction("openJitter", openJitter);
        Arguments.positive("longestRetryAfter", longestRetryAfter);
        Arguments.between(1, 1_000, "probes", probes);
        Arguments.positive("probeLease", probeLease);
        Arguments.fraction("reopenAt", reopenAt);
        halfOpenAtMost.ifPresent(limit -> Arguments.positive("halfOpenAtMost", limit));
        Arguments.between(0, TripRule.MOST, "rampOver", rampOver);
    }
}
