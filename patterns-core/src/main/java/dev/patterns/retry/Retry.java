package dev.patterns.retry;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.internal.Listeners;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Makes a failed call again when another attempt may succeed.
 *
 * <p>It is for calls that may be made twice: reads, and writes that carry an idempotency key. A call that timed out may
 * have taken effect.
 *
 * <p>The last failure is thrown unchanged. {@link #history} returns the failures before it, and a printed stack trace
 * shows them. An {@link Error}, an interrupt and a cancellation end the call at once. So does an interrupt during a
 * wait: the failure before the wait is thrown, and the thread's interrupt flag is still set.
 *
 * <p>Safe for use by any number of threads. A call that succeeds in its first attempt costs about a nanosecond and
 * allocates nothing.
 */
public final class Retry implements Policy {

    private final RetrySettings config;
    private final Listeners<Attempt> listeners;
    private final Time time;
    private final RandomGenerator random;
    private final @Nullable RetryBudget budget; // read by every call, so not through the config's Optional

    Retry(RetrySettings config, Time time, RandomGenerator random) {
        this.config = config;
        this.listeners = new Listeners<>(LoggerFactory.getLogger(Retry.class), "retry " + config.name());
        this.time = time;
        this.random = random;
        this.budget = config.budget().orElse(null);
    }

    /** A builder with the defaults. The name is used in messages and must not be blank. */
    public static RetryBuilder builder(String name) {
        return new RetryBuilder(name);
    }

    /** All attempts of a call that failed after retries, the last one included; empty for any other failure. */
    public static List<Attempt> history(Throwable failure) {
        return RetryHistory.of(failure);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        long startedAt = startedAt();
        RetryDecisions decisions = null; // allocated after the first failure
        while (true) {
            try {
                T result = action.get();
                RetryDecisions.onSuccess(budget, decisions);
                return result;
            } catch (Exception failure) {
                if (decisions == null) {
                    decisions = newDecisions(startedAt);
                }
                if (!decisions.shouldRetry(failure) || !pause(decisions.delayNanos())) {
                    decisions.attachHistory(failure);
                    throw failure;
                }
            }
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Waits block no thread. The first attempt starts on the caller's thread, later ones on a worker thread.
     * Cancelling the future ends the wait or the attempt that is running, and no further attempt starts.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return new AsyncRetry<T>(budget, action, newDecisions(startedAt()), time).start();
    }

    public String name() {
        return config.name();
    }

    public RetryConfig config() {
        return config;
    }

    /**
     * Adds a listener. It receives each failed attempt that another attempt will follow, before the wait, on the thread
     * that decides: the caller's, or the one that completed an asynchronous attempt. What it throws is logged and
     * changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onRetry(Consumer<? super Attempt> listener) {
        return listeners.add(listener)::run;
    }

    @Override
    public String toString() {
        return "Retry[" + name() + "]";
    }

    private RetryDecisions newDecisions(long startedAt) {
        return new RetryDecisions(config, listeners, time, random, startedAt);
    }

    /** Reads the clock only if a setting needs it: a reading costs more than the rest of a successful call. */
    private long startedAt() {
        return config.maxDuration().isPresent() ? time.nanoTime() : 0;
    }

    /** Waits. False if the thread was interrupted before or during the wait; the flag stays set. */
    private boolean pause(long nanos) {
        long start = time.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (time.nanoTime() - start)) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            time.parkNanos(this, left);
        }
        return !Thread.currentThread().isInterrupted();
    }
}
