package dev.patterns.examples.contenders.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The settings of a retry that not every contender has. An adapter of a contender without one throws
 * {@link dev.patterns.examples.contenders.NotOfferedException} when it is opened with it.
 *
 * @param delay the wait after the attempt of this number, from 1, in place of the doubling one
 * @param jitter by how much of itself a wait varies, up and down, in place of the 50 to 100 %
 * @param retryAfter the wait that a failure asks for; the wait is then at least that long
 * @param maxDuration how long all attempts and waits may take together
 * @param budget retries for each success, from a bucket of ten tokens that all calls of the retry share
 * @param retryOnResult results that are retried
 * @param onRetry is run before each retry
 * @param onSuccess is run when a call succeeds after retries
 */
public record RetryFeatures(
        Optional<IntFunction<Duration>> delay,
        Optional<Double> jitter,
        Optional<Function<Throwable, Optional<Duration>>> retryAfter,
        Optional<Duration> maxDuration,
        Optional<Double> budget,
        Optional<Predicate<Object>> retryOnResult,
        Optional<Runnable> onRetry,
        Optional<Runnable> onSuccess) {

    static final RetryFeatures NONE = new RetryFeatures(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    RetryFeatures delay(IntFunction<Duration> it) {
        return new RetryFeatures(
                Optional.of(it), jitter, retryAfter, maxDuration, budget, retryOnResult, onRetry, onSuccess);
    }

    RetryFeatures jitter(double it) {
        return new RetryFeatures(
                delay, Optional.of(it), retryAfter, maxDuration, budget, retryOnResult, onRetry, onSuccess);
    }

    RetryFeatures retryAfter(Function<Throwable, Optional<Duration>> it) {
        return new RetryFeatures(
                delay, jitter, Optional.of(it), maxDuration, budget, retryOnResult, onRetry, onSuccess);
    }

    RetryFeatures maxDuration(Duration it) {
        return new RetryFeatures(delay, jitter, retryAfter, Optional.of(it), budget, retryOnResult, onRetry, onSuccess);
    }

    RetryFeatures budget(double it) {
        return new RetryFeatures(
                delay, jitter, retryAfter, maxDuration, Optional.of(it), retryOnResult, onRetry, onSuccess);
    }

    RetryFeatures retryOnResult(Predicate<Object> it) {
        return new RetryFeatures(delay, jitter, retryAfter, maxDuration, budget, Optional.of(it), onRetry, onSuccess);
    }

    RetryFeatures onRetry(Runnable it) {
        return new RetryFeatures(
                delay, jitter, retryAfter, maxDuration, budget, retryOnResult, Optional.of(it), onSuccess);
    }

    RetryFeatures onSuccess(Runnable it) {
        return new RetryFeatures(
                delay, jitter, retryAfter, maxDuration, budget, retryOnResult, onRetry, Optional.of(it));
    }
}
