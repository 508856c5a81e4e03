package dev.patterns.examples.contenders.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a guard does with the failures of an HTTP call.
 *
 * @param retryOn failures that are retried; the document's list of types is fixed, so its retry ignores this setting
 * @param ignoreOn failures that the breaker does not count; the document's breaker counts them
 * @param retryAfter the wait that a failure asks for; read only with a remedy
 * @param maxRetryAfter the longest such wait; read only with a remedy
 * @param failOnResult results that are failures; the document has no such setting
 */
public record HttpFailures(
        Predicate<? super Throwable> retryOn,
        Predicate<? super Throwable> ignoreOn,
        Function<? super Throwable, Optional<Duration>> retryAfter,
        Duration maxRetryAfter,
        Optional<Predicate<Object>> failOnResult) {

    public HttpFailures failOnResult(Predicate<Object> results) {
        return new HttpFailures(retryOn, ignoreOn, retryAfter, maxRetryAfter, Optional.of(results));
    }

    /** Whether the failure asks for a longer wait than {@link #maxRetryAfter}. */
    public boolean exceedsMaxRetryAfter(Throwable failure) {
        return retryAfter
                .apply(failure)
                .filter(wait -> wait.compareTo(maxRetryAfter) > 0)
                .isPresent();
    }
}
