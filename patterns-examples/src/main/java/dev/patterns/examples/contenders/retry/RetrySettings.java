package dev.patterns.examples.contenders.retry;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The settings of a retry that every contender understands in the same way. The delay doubles from {@code firstDelay}
 * up to {@code maxDelay}. Jitter then makes it 50 to 100 % of that, as the document's code does.
 *
 * @param name name of the called dependency
 * @param maxAttempts number of attempts, including the first
 * @param firstDelay delay before the second attempt, before jitter
 * @param maxDelay longest delay, before jitter
 * @param retryOn failures that are retried; the document's list of types is fixed, so its retry ignores this setting
 */
public record RetrySettings(
        String name, int maxAttempts, Duration firstDelay, Duration maxDelay, Predicate<? super Throwable> retryOn) {

    /** The document's defaults: three retries, 1 s to 60 s. */
    public static RetrySettings of(String name) {
        return new RetrySettings(name, 4, Duration.ofSeconds(1), Duration.ofSeconds(60), RetrySettings::isException);
    }

    public RetrySettings maxAttempts(int attempts) {
        return new RetrySettings(name, attempts, firstDelay, maxDelay, retryOn);
    }

    public RetrySettings delays(Duration first, Duration max) {
        return new RetrySettings(name, maxAttempts, first, max, retryOn);
    }

    public RetrySettings retryOn(Predicate<? super Throwable> failures) {
        return new RetrySettings(name, maxAttempts, firstDelay, maxDelay, failures);
    }

    private static boolean isException(Throwable failure) {
        return failure instanceof Exception;
    }
}
