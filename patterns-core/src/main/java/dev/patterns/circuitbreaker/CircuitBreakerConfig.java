package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings of a breaker. Immutable; made by {@link CircuitBreaker#builder}. */
public sealed interface CircuitBreakerConfig permits CircuitBreakerSettings {

    /** See {@link CircuitBreaker#builder}. */
    String name();

    /** See {@link CircuitBreakerBuilder#tripWhen}. */
    TripRule tripWhen();

    /** See {@link CircuitBreakerBuilder#slowAfter}. */
    Optional<Duration> slowAfter();

    /** See {@link CircuitBreakerBuilder#countOverdueCalls}. */
    boolean countOverdueCalls();

    /** See {@link CircuitBreakerBuilder#openFor(Duration)}. */
    Duration openFor();

    /** See {@link CircuitBreakerBuilder#openFor(Duration, double, Duration)}. */
    double openForFactor();

    /** See {@link CircuitBreakerBuilder#openFor(Duration, double, Duration)}. */
    Duration openForLongest();

    /** See {@link CircuitBreakerBuilder#openJitter}. */
    double openJitter();

    /** See {@link CircuitBreakerBuilder#retryAfter}. */
    Optional<Function<? super Throwable, Optional<Duration>>> retryAfter();

    /** See {@link CircuitBreakerBuilder#retryAfter}. */
    Optional<Duration> retryAfterLongest();

    /** See {@link CircuitBreakerBuilder#halfOpenByTimer}. */
    boolean halfOpenByTimer();

    /** See {@link CircuitBreakerBuilder#probes}. */
    int probes();

    /** See {@link CircuitBreakerBuilder#probeLease}. */
    Duration probeLease();

    /** See {@link CircuitBreakerBuilder#reopenAt}. */
    double reopenAt();

    /** See {@link CircuitBreakerBuilder#halfOpenAtMost}. */
    Optional<Duration> halfOpenAtMost();

    /** See {@link CircuitBreakerBuilder#rampOver}. */
    OptionalInt rampOver();

    /** See {@link CircuitBreakerBuilder#failOn(Predicate)}. */
    Predicate<? super Throwable> failOn();

    /** See {@link CircuitBreakerBuilder#ignoreOn(Predicate)}. */
    Predicate<? super Throwable> ignoreOn();

    /** See {@link CircuitBreakerBuilder#failOnResult}. */
    Optional<Predicate<@Nullable Object>> failOnResult();
}
