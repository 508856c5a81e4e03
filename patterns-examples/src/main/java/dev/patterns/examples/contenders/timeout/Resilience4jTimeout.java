package dev.patterns.examples.contenders.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.TimeBackedScheduler;
import dev.patterns.timeout.TimeoutExceededException;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resilience4j's time limiter. It limits futures, so the adapter chooses the thread of a blocking call: one of a cached
 * pool, through {@code submit}, whose futures interrupt their thread when they are cancelled. Real time only.
 */
final class Resilience4jTimeout implements TimeoutAdapter {

    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "time-limiter");
        thread.setDaemon(true);
        return thread;
    });
    private static final TimeBackedScheduler SCHEDULER = new TimeBackedScheduler(Time.system());

    private final TimeLimiterRegistry registry = TimeLimiterRegistry.ofDefaults();
    private final TimeLimiter limiter;
    private final Duration limit;

    Resilience4jTimeout(String name, Duration limit) {
        this.limiter = registry.timeLimiter(
                name, TimeLimiterConfig.custom().timeoutDuration(limit).build());
        this.limit = limit;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(registry).bindTo(meters);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return this.<T>callDirectly(action);
        } catch (Throwable failure) {
            throw Failures.<X>rethrow(translate(failure));
        }
    }

    @Override
    public <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) throws Exception {
        return limiter.executeFutureSupplier(() -> WORKERS.submit(() -> action.get()));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        try {
            return Failures.translate(limiter.executeCompletionStage(SCHEDULER, action::get), this::translate);
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** The limiter throws the JDK's TimeoutException, as the call itself may: only the message tells them apart. */
    private Throwable translate(Throwable failure) {
        var limitExceeded = TimeLimiter.createdTimeoutExceptionWithName(limiter.getName(), null);
        return failure instanceof TimeoutException && Objects.equals(failure.getMessage(), limitExceeded.getMessage())
                ? new TimeoutExceededException(limiter.getName(), limit)
                : failure;
    }
}
