package dev.patterns.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings of a retry. Immutable. Accessors have the names of the {@link RetryBuilder} methods. */
public sealed interface RetryConfig permits RetrySettings {

    /** {@link Retry#builder} */
    String name();

    /** {@link RetryBuilder#maxAttempts} */
    int maxAttempts();

    /** {@link RetryBuilder#backoff} */
    Backoff backoff();

    /** {@link RetryBuilder#throttledOn}: the failures; empty: none */
    Optional<Predicate<? super Throwable>> throttledOn();

    /** {@link RetryBuilder#throttledOn}: their backoff */
    Optional<Backoff> throttledOnBackoff();

    /** {@link RetryBuilder#retryOn(Predicate)} */
    Predicate<? super Throwable> retryOn();

    /** {@link RetryBuilder#abortOn(Predicate)} */
    Predicate<? super Throwable> abortOn();

    /** {@link RetryBuilder#retryOnResult}; empty: no result is retried */
    Optional<Predicate<@Nullable Object>> retryOnResult();

    /** {@link RetryBuilder#retryAfter} */
    Function<? super Throwable, Optional<Duration>> retryAfter();

    /** {@link RetryBuilder#maxRetryAfter} */
    Duration maxRetryAfter();

    /** {@link RetryBuilder#maxDuration}; empty: no limit */
    Optional<Duration> maxDuration();

    /** {@link RetryBuilder#waitOutRejections} */
    boolean waitOutRejections();

    /** {@link RetryBuilder#budget}; empty: no limit */
    Optional<RetryBudget> budget();
}
