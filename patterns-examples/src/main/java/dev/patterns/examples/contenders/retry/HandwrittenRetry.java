package dev.patterns.examples.contenders.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.metrics.RetryMetrics;
import dev.patterns.retry.Attempt;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.retry.RetryBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The hand-written retry. */
final class HandwrittenRetry implements RetryAdapter {

    private static final int BURST = 10;

    private final Retry retry;

    HandwrittenRetry(RetrySettings settings, Time time, RandomGenerator random) {
        var features = settings.features();
        this.retry = setUp(Retry.builder(settings.name()).time(time).random(random), settings)
                .build();
        features.onRetry().ifPresent(listener -> retry.onRetry(attempt -> listener.run()));
        features.onSuccess()
                .ifPresent(listener -> retry.onSuccess(attempts -> {
                    if (!attempts.isEmpty()) {
                        listener.run();
                    }
                }));
    }

    private static RetryBuilder setUp(RetryBuilder builder, RetrySettings settings) {
        var features = settings.features();
        builder.maxAttempts(settings.maxAttempts()).backoff(backoff(settings)).retryOn(settings.retryOn());
        features.retryOnResult().ifPresent(builder::retryOnResult);
        features.retryAfter().ifPresent(builder::retryAfter);
        features.maxDuration().ifPresent(builder::maxDuration);
        features.budget().ifPresent(ratio -> builder.budget(RetryBudget.ratio(ratio, BURST)));
        if (settings.has(RetryRemedy.EXACT_RETRY_AFTER)) {
            builder.waitOutRejections();
        }
        if (settings.has(RetryRemedy.NO_NESTED_RETRIES)) {
            builder.abortOn(failure -> !Retry.history(failure).isEmpty());
        }
        return builder;
    }

    private static Backoff backoff(RetrySettings settings) {
        var features = settings.features();
        if (features.delay().isPresent()) {
            var delay = features.delay().get();
            return (attempt, previous, random) -> delay.apply(attempt);
        }
        var exponential = Backoff.exponential(settings.firstDelay(), settings.maxDelay());
        return features.jitter().map(exponential::withJitter).orElseGet(exponential::withEqualJitter);
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        if (remedy == RetryRemedy.EXACT_RETRY_AFTER) {
            return Optional.of(RemedySetting.inAnyTime("waitOutRejections"));
        }
        return remedy == RetryRemedy.NO_NESTED_RETRIES
                ? Optional.of(RemedySetting.inAnyTime("abortOn, for failures that have a Retry.history"))
                : Optional.empty();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        new RetryMetrics(retry).bindTo(meters);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return retry.call(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return retry.callAsync(action);
    }

    @Override
    public void replaceSettings(RetrySettings settings) {
        retry.reconfigure(builder -> setUp(builder.reset(), settings));
    }

    @Override
    public List<Throwable> earlierFailures(Throwable thrown) {
        return Retry.history(thrown).stream()
                .map(Attempt::failure)
                .filter(failure -> !failure.equals(thrown))
                .toList();
    }
}
