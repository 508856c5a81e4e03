package dev.patterns.examples.contenders.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.TimeBackedScheduler;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
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
final class Resilience4jRetry implements Policy {

    private static final double JITTER = 1 / 3.0;

    private final Retry retry;
    private final Time time;
    private final TimeBackedScheduler scheduler;

    Resilience4jRetry(RetrySettings settings, Time time, RandomGenerator random) {
        // Its jitter is symmetric: 75 % ± a third of that is 50 to 100 %. R2: the cap is applied after the jitter.
        long center = Math.max(1, settings.firstDelay().toMillis() * 3 / 4);
        long cap = settings.maxDelay().toMillis();
        var delays = time.equals(Time.system())
                ? IntervalFunction.ofExponentialRandomBackoff(center, 2, JITTER, cap)
                : seeded(center, cap, random);
        var config = RetryConfig.custom()
                .maxAttempts(settings.maxAttempts())
                .intervalFunction(delays)
                .retryOnException(settings.retryOn()::test)
                .build();
        this.retry = Retry.of(settings.name(), config);
        this.time = time;
        this.scheduler = new TimeBackedScheduler(time);
    }

    /** Resilience4j's formula with a seeded source of randomness; its own can't be seeded. */
    private static IntervalFunction seeded(long center, long cap, RandomGenerator random) {
        return attempt -> {
            double interval = center * Math.pow(2, attempt - 1);
            return (long) Math.min(cap, interval * (1 - JITTER + 2 * JITTER * random.nextDouble()));
        };
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
