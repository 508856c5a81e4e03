package dev.patterns.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call again when it failed in a way that another attempt may mend.
 *
 * <p>It is for calls that may be made twice: reads, and writes that carry an idempotency key. A call that timed out may well
 * have taken effect.
 *
 * <p>The last failure is thrown as it was; {@link #history} tells of those before it, and a printed stack trace shows them.
 * An {@link Error}, an interrupt and a cancellation end the call at once. An interrupt during a wait does too: the
 * thread's flag is then still set, and the failure before the wait is thrown.
 *
 * <p>Safe for use by any number of threads. A call that succeeds at once costs nothing.
 */
public final class Retry implements Policy {

    private final RetryConfig config;
    private final Consumer<? super Attempt> listener;
    private final Time time;
    private final RandomGenerator random;
    private final @Nullable RetryBudget budget;

    Retry(RetryConfig config, Consumer<? super Attempt> listener, Time time, RandomGenerator random) {
        this.config = config;
        this.listener = listener;
        this.time = time;
        this.random = random;
        this.budget = config.budget().orElse(null);
    }

    public static RetryBuilder builder(String name) {
        return new RetryBuilder(name);
    }

    /** The failed attempts, the last one included, of a call that a retry made more than once; empty for any other failure. */
    public static List<Attempt> history(Throwable failure) {
        return RetryHistory.of(failure);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        long startedAt = startedAt();
        RetryDecisions decisions = null;
        while (true) {
            try {
                T result = action.get();
                if (budget != null) {
                    budget.deposit(decisions != null);
                }
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
     * <p>Waits block no thread. The first attempt starts on the caller's thread, later ones on a worker's. Cancelling ends the
     * wait or the attempt that is under way, and no other follows.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return new AsyncRetry<T>(action, newDecisions(startedAt()), time).start();
    }

    public String name() {
        return config.name();
    }

    public RetryConfig config() {
        return config;
    }

    @Override
    public String toString() {
        return "Retry[" + name() + "]";
    }

    private RetryDecisions newDecisions(long startedAt) {
        return new RetryDecisions(config, listener, time, random, startedAt);
    }

    /** The clock is read only where it matters: a reading costs more than all else that a successful call pays. */
    private long startedAt() {
        return config.maxDuration().isPresent() ? time.nanoTime() : 0;
    }

    /** Waits. False if the thread was interrupted before or meanwhile; the flag stays set. */
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
