package dev.patterns.circuitbreaker;

import dev.patterns.Arguments;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How a breaker is set up. Immutable; made by {@link CircuitBreaker#builder}, which says what each value means.
 */
public record CircuitBreakerConfig(
        String name,
        TripRule tripWhen,
        Duration openFor,
        int probes,
        Duration probeLease,
        Predicate<? super Throwable> records,
        Predicate<? super Throwable> ignores) {

    public CircuitBreakerConfig {
        Arguments.name(name);
        Arguments.positive("openFor", openFor);
        Arguments.between(1, 1_000, "probes", probes);
        Arguments.positive("probeLease", probeLease);
    }
}
