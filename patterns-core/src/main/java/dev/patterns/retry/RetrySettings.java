package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The only {@link RetryConfig}: checks each setting's bounds. */
record RetrySettings(
        String name,
        int maxAttempts,
        Backoff backoff,
        Optional<Predicate<? super Throwable>> throttledOn,
        Optional<Backoff> throttledOnBackoff,
        Predicate<? super Throwable> retryOn,
        Predicate<? super Throwable> abortOn,
        Optional<Predicate<@Nullable Object>> retryOnResult,
        Function<? super Throwable, Optional<Duration>> retryAfter,
        Duration maxRetryAfter,
        Optional<Duration> maxDuration,
        boolean waitOutRejections,
        Optional<RetryBudget> budget)
        implements RetryConfig {

    RetrySettings {
        Arguments.name(name);
        Arguments.between(1, 1_000_000, "maxAttempts", maxAttempts);
        Arguments.notNegative("maxRetryAfter", maxRetryAfter);
        maxDuration.ifPresent(duration -> Arguments.positive("maxDuration", duration));
    }
}
