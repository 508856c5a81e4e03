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
 * <p>In the machine's time a call is Resilience4j's from end to end. It sleeps through a hook that is static and the
 * whole process's, so in any other time the adapter makes the attempts and sleeps; whether there is another one, and
 * after how long, is still asked of Resilience4j, through the context that it offers for asynchronous retries.
 */
final class Resilience4jRetry implements Policy {

    private static final double JITTER = 1 / 3.0;

    private final Retry retry;
    private final Time time;
    private final TimeBackedScheduler scheduler;

    Resilience4jRetry(RetrySettings settings, Time time, RandomGenerator random) {
        // Their jitter is symmetric: 75 % ± a third of it is 50 to 100 %. R2: the cap comes after it.
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

    /** Their formula; with a randomness that can be seeded, which theirs can't. */
    private static IntervalFunction seeded(long center, long cap, RandomGenerator random) {
        return attempt -> {
            double interval = center * Math.pow(2, attempt - 1);
            return (long) Math.min(cap, interval * (1 - JITTER + 2 * JITTER * random.nextDouble()));
        };
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (!time.equals(Time.system())) {
            return callIn(time, action);
        }
        try {
            return retry.executeCheckedSupplier(action::get);
        } catch (Throwable failure) {
            throw Failures.<X>rethrow(failure);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T callIn(
            Time time, CheckedSupplier<? extends T, X> action) throws X {
        var context = retry.<T>asyncContext();
        while (true) {
            try {
                T result = action.get();
                context.onComplete(); // R5: inside the try, as in theirs
                return result;
            } catch (Exception failure) {
                long delay = context.onError(failure);
                if (delay < 0 || !sleep(time, TimeUnit.MILLISECONDS.toNanos(delay))) {
                    throw Failures.<X>rethrow(failure);
                }
            }
        }
    }

    /** False if interrupted; the flag stays set, as it does in theirs. */
    private boolean sleep(Time time, long nanos) {
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
            return Failures.future(retry.<T>executeCompletionStage(scheduler, action::get), failure -> failure);
        } catch (Throwable failure) {
            // An action that throws instead of failing its future: theirs throws as well, ours does not. That it does
            // so
            // at the second attempt is nobody's to catch, and the future never completes (R6).
            return CompletableFuture.failedFuture(failure);
        }
    }
}
