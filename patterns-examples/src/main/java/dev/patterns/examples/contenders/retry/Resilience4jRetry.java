package dev.patterns.examples.contenders.retry;

import static dev.patterns.examples.contenders.retry.RetrySettings.refuse;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.TimeBackedScheduler;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Resilience4j's retry.
 *
 * <p>In real time Resilience4j makes the whole call. Its sleep can only be replaced for the whole process, by a static
 * hook. So in simulated time the adapter makes the attempts and sleeps. Whether to try again, and after which delay, is
 * still Resilience4j's decision: the adapter asks the context that Resilience4j offers for asynchronous retries.
 */
final class Resilience4jRetry implements RetryAdapter {

    private final RetryRegistry registry = RetryRegistry.ofDefaults();
    private final Time time;
    private final RandomGenerator random;
    private final TimeBackedScheduler scheduler;
    private Retry retry;

    Resilience4jRetry(RetrySettings settings, Time time, RandomGenerator random) {
        var features = settings.features();
        refuse(features.maxDuration(), "no limit of the whole call");
        refuse(features.budget(), "no retry budget");
        this.time = time;
        this.random = random;
        this.scheduler = new TimeBackedScheduler(time);
        this.retry = registry.retry(settings.name(), config(settings));
        features.onRetry().ifPresent(listener -> retry.getEventPublisher().onRetry(event -> listener.run()));
        features.onSuccess().ifPresent(listener -> retry.getEventPublisher().onSuccess(event -> listener.run()));
    }

    private RetryConfig config(RetrySettings settings) {
        var features = settings.features();
        var config = RetryConfig.custom()
                .maxAttempts(settings.maxAttempts())
                .retryOnException(failure -> isRetried(settings, failure));
        features.retryOnResult().ifPresent(config::retryOnResult);
        var delays = Resilience4jDelays.of(settings, time, random);
        if (features.retryAfter().isPresent()) {
            config.intervalBiFunction(
                    Resilience4jDelays.atLeast(features.retryAfter().get(), delays));
        } else {
            config.intervalFunction(delays);
        }
        return config.build();
    }

    private static boolean isRetried(RetrySettings settings, Throwable failure) {
        boolean excluded = settings.has(RetryRemedy.NO_INTERRUPTS) && failure instanceof InterruptedException
                || settings.has(RetryRemedy.NO_CANCELLATIONS) && failure instanceof CancellationException
                || settings.has(RetryRemedy.NO_REJECTIONS) && failure instanceof CallRejectedException;
        return !excluded && settings.retryOn().test(failure);
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        if (remedy == RetryRemedy.JITTER_AFTER_CAP) {
            return Optional.of(RemedySetting.inAnyTime("intervalFunction, written by hand"));
        }
        return List.of(RetryRemedy.NO_INTERRUPTS, RetryRemedy.NO_CANCELLATIONS, RetryRemedy.NO_REJECTIONS)
                        .contains(remedy)
                ? Optional.of(RemedySetting.inAnyTime("retryOnException"))
                : Optional.empty();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        TaggedRetryMetrics.ofRetryRegistry(registry).bindTo(meters);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (!time.equals(Time.system())) {
            return callInSimulatedTime(action);
        }
        try {
            return retry.executeCheckedSupplier(action::get);
        } catch (Throwable failure) {
            throw Failures.<X>rethrow(failure);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T callInSimulatedTime(
            CheckedSupplier<? extends T, X> action) throws X {
        var context = retry.<T>asyncContext();
        while (true) {
            try {
                T result = action.get();
                context.onComplete(); // R5: inside the try, as in Resilience4j
                return result;
            } catch (Exception failure) {
                long delay = context.onError(failure);
                if (delay < 0 || !sleep(TimeUnit.MILLISECONDS.toNanos(delay))) {
                    throw Failures.<X>rethrow(failure);
                }
            }
        }
    }

    /** Returns false if interrupted; the flag stays set, as in Resilience4j. */
    private boolean sleep(long nanos) {
        long start = time.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
            time.parkNanos(retry, left);
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }

    /** The registry replaces the retry: its settings can't be changed. */
    @Override
    public void replaceSettings(RetrySettings settings) {
        registry.replace(retry.getName(), Retry.of(retry.getName(), config(settings)));
        retry = registry.retry(retry.getName());
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        try {
            return Failures.translate(retry.<T>executeCompletionStage(scheduler, action::get), failure -> failure);
        } catch (Throwable failure) {
            // Resilience4j throws when the action throws at the first attempt; a Policy returns a failed future. When
            // the action throws at a later attempt, Resilience4j's future never completes (R6).
            return CompletableFuture.failedFuture(failure);
        }
    }
}
