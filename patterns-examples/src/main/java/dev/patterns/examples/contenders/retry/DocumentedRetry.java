package dev.patterns.examples.contenders.retry;

import static dev.patterns.examples.contenders.retry.RetrySettings.refuse;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.ThreadPerCall;
import dev.patterns.examples.documented.RetryWithBackoff;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The document's retry, {@link RetryWithBackoff}. */
final class DocumentedRetry implements RetryAdapter {

    private final RetryWithBackoff retry;
    private final Time time;

    DocumentedRetry(RetrySettings settings, Time time, RandomGenerator random) {
        var features = settings.features();
        refuse(features.retryAfter(), "no Retry-After");
        refuse(features.maxDuration(), "no limit of the whole call");
        refuse(features.budget(), "no retry budget");
        refuse(features.retryOnResult(), "no retry on a result");
        refuse(features.onRetry().or(features::onSuccess), "no listeners");
        refuse(features.delay(), "its backoff is fixed");
        // Its one jitter has the comment "±25 %", so it is what features.jitter() of 0.25 gets.
        this.retry = new RetryWithBackoff(
                settings.maxAttempts() - 1, settings.firstDelay(), settings.maxDelay(), true, time, random);
        this.time = time;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return retry.execute(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return ThreadPerCall.callAsync(this, action, time);
    }
}
