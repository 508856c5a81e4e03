package dev.patterns.examples.contenders.retry;

import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The settings of a retry. The first five are those that every contender understands in the same way. The delay doubles
 * from {@code firstDelay} up to {@code maxDelay}. Jitter then makes it 50 to 100 % of that, as the document's code
 * does.
 *
 * @param name name of the called dependency
 * @param maxAttempts number of attempts, including the first
 * @param firstDelay delay before the second attempt, before jitter
 * @param maxDelay longest delay, before jitter
 * @param retryOn failures that are retried; the document's list of types is fixed, so its retry ignores this setting
 * @param features what only some contenders have
 * @param remedy the remedy that the contender switches on through a setting of its own, if one is wanted
 */
public record RetrySettings(
        String name,
        int maxAttempts,
        Duration firstDelay,
        Duration maxDelay,
        Predicate<? super Throwable> retryOn,
        RetryFeatures features,
        Optional<Remedy> remedy) {

    /** The document's defaults: three retries, 1 s to 60 s. */
    public static RetrySettings of(String name) {
        return new RetrySettings(
                name,
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                RetrySettings::isException,
                RetryFeatures.NONE,
                Optional.empty());
    }

    public RetrySettings name(String dependency) {
        return new RetrySettings(dependency, maxAttempts, firstDelay, maxDelay, retryOn, features, remedy);
    }

    public RetrySettings maxAttempts(int attempts) {
        return new RetrySettings(name, attempts, firstDelay, maxDelay, retryOn, features, remedy);
    }

    public RetrySettings delays(Duration first, Duration max) {
        return new RetrySettings(name, maxAttempts, first, max, retryOn, features, remedy);
    }

    public RetrySettings retryOn(Predicate<? super Throwable> failures) {
        return new RetrySettings(name, maxAttempts, firstDelay, maxDelay, failures, features, remedy);
    }

    public RetrySettings remedy(Remedy wanted) {
        return new RetrySettings(name, maxAttempts, firstDelay, maxDelay, retryOn, features, Optional.of(wanted));
    }

    public RetrySettings delay(IntFunction<Duration> delayOfAttempt) {
        return with(features.delay(delayOfAttempt));
    }

    public RetrySettings jitter(double fraction) {
        return with(features.jitter(fraction));
    }

    public RetrySettings retryAfter(Function<Throwable, Optional<Duration>> ofFailure) {
        return with(features.retryAfter(ofFailure));
    }

    public RetrySettings maxDuration(Duration duration) {
        return with(features.maxDuration(duration));
    }

    public RetrySettings budget(double ratio) {
        return with(features.budget(ratio));
    }

    public RetrySettings retryOnResult(Predicate<Object> results) {
        return with(features.retryOnResult(results));
    }

    public RetrySettings onRetry(Runnable listener) {
        return with(features.onRetry(listener));
    }

    public RetrySettings onSuccess(Runnable listener) {
        return with(features.onSuccess(listener));
    }

    private RetrySettings with(RetryFeatures changed) {
        return new RetrySettings(name, maxAttempts, firstDelay, maxDelay, retryOn, changed, remedy);
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }

    /** @throws NotOfferedException with this message if the setting is set, for an adapter that has no such setting */
    static void refuse(Optional<?> setting, String missing) {
        if (setting.isPresent()) {
            throw new NotOfferedException(missing);
        }
    }

    private static boolean isException(Throwable failure) {
        return failure instanceof Exception;
    }
}
