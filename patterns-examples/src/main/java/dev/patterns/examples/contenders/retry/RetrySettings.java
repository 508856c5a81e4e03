package dev.patterns.examples.contenders.retry;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What every retry can be told, in words that mean the same to all. The delay doubles from the first up to the cap, and
 * each is then taken at 50 to 100 %, as the document does it.
 *
 * @param name of what is called
 * @param maxAttempts the first call included
 * @param firstDelay before jitter
 * @param maxDelay before jitter
 * @param retryOn what is worth another try; the document's list of types is fixed and can't be told
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
