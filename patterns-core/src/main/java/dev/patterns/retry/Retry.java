package dev.patterns.retry;

import dev.patterns.BadResult;
import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.internal.CausedBy;
import dev.patterns.internal.FailureTypes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failed call again when another attempt may succeed.
 *
 * <p>It is for calls that may be made twice: reads, and writes that carry an idempotency key. A call that timed out may
 * have taken effect.
 *
 * <p>The last failure is thrown unchanged. {@link #history} returns the failures before it, and a printed stack trace
 * shows them. An {@link Error}, an interrupt and a cancellation end the call at once. So does an interrupt during a
 * wait: the failure before the wait is thrown, and the thread's interrupt flag is still set. If results are retried
 * ({@link RetryBuilder#retryOnResult}), the last result is returned.
 *
 * <p>No wait and no attempt begins that can't end before {@link RetryBuilder#maxDuration} and before the {@link
 * dev.patterns.Deadline} of the call. A retry inside another one multiplies its attempts; that is logged, once.
 *
 * <p>Safe for use by any number of threads. A call that succeeds in its first attempt costs about a nanosecond and
 * allocates nothing.
 */
public final class Retry implements Policy {

    private final RetryListeners listeners;
    private final Time time;
    private final RandomGenerator random;
    private volatile CallSettings current; // read by every call, once

    Retry(RetrySettings settings, Time time, RandomGenerator random) {
        this.listeners = new RetryListeners(settings.name());
        this.time = time;
        this.random = random;
        this.current = CallSettings.of(settings, listeners);
    }

    /** A builder with the defaults. The name is used in messages and must not be blank. */
    public static RetryBuilder builder(String name) {
        return new RetryBuilder(name);
    }

    /** Retries by name, with these defaults. */
    public static Registry<Retry, RetryBuilder> registry(UnaryOperator<RetryBuilder> defaults) {
        return new Registry<>(Retry::builder, RetryBuilder::build, it -> true, defaults);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var call = current;
        if (call.isRejected()) {
            throw rejection();
        }
        long startedAt = startedAt(call);
        RetryDecisions decisions = null; // made after the first failure
        while (true) {
            T result;
            try {
                result = decisions == null ? action.get() : decisions.nextAttempt(action);
            } catch (Throwable failure) {
                decisions = decisions == null ? newDecisions(call, startedAt) : decisions;
                if (!waitForNextAttempt(decisions, failure)) {
                    decisions.onFailure(failure);
                    throw failure;
                }
                continue;
            }
            var badResult = call.badResult(result);
            if (badResult == null) {
                if (decisions == null) {
                    call.onSuccess();
                } else {
                    decisions.onSuccess();
                }
                return result;
            }
            decisions = decisions == null ? newDecisions(call, startedAt) : decisions;
            if (!waitForNextAttempt(decisions, badResult)) {
                decisions.onFailure(badResult);
                return result;
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
        var call = current;
        if (call.isRejected()) {
            return CompletableFuture.failedFuture(rejection());
        }
        return new AsyncRetry<T>(call, action, newDecisions(call, startedAt(call)), time).start();
    }

    /** Reads the clock only if a setting needs it: a reading costs more than the rest of a successful call. */
    private long startedAt(CallSettings call) {
        return call.readsClock() ? time.nanoTime() : 0;
    }

    private CallRejectedException rejection() {
        return new CallRejectedException(name(), "the dependency accepts too few calls", null);
    }

    private RetryDecisions newDecisions(CallSettings call, long startedAt) {
        return new RetryDecisions(call, time, random, startedAt);
    }

    /** After a failed attempt. False if there is no other, at once or because the wait was interrupted. */
    private boolean waitForNextAttempt(RetryDecisions decisions, Throwable failure) {
        return decisions.shouldRetry(failure) && pause(decisions.delayNanos()) && decisions.mayStartAttempt();
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

    /**
     * The attempts of a call that failed after retries, the last one included; empty for any other failure. If there
     * were more than 20, the first ten and the last ten.
     */
    public static List<Attempt> history(Throwable failure) {
        return RetryHistory.of(failure);
    }

    /** Matches a failure that has one of these types, or a cause that has, at any depth. */
    @SafeVarargs
    public static Predicate<Throwable> causedBy(Class<? extends Throwable>... types) {
        return new CausedBy(FailureTypes.of(types));
    }

    /** Matches a failure if the predicate matches it or one of its causes, at any depth. */
    public static Predicate<Throwable> causedBy(Predicate<? super Throwable> failures) {
        return new CausedBy(failures);
    }

    /**
     * Replaces settings. The builder has the current ones; the change is made on it and checked, and then holds for all
     * calls that begin later. Calls that have begun keep their settings, and listeners stay. Changes by several threads
     * are made one after another.
     *
     * @throws IllegalArgumentException as {@link RetryBuilder#build}; nothing is changed then
     */
    public synchronized void reconfigure(Consumer<? super RetryBuilder> change) {
        var builder = new RetryBuilder(current.settings(), time, random);
        change.accept(builder);
        current = CallSettings.of(builder.settingsFor(time, random), listeners);
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return current.settings().name();
    }

    /** The current settings. */
    public RetryConfig config() {
        return current.settings();
    }

    /**
     * Adds a listener. It receives each failed attempt that another attempt will follow, before the wait, on the thread
     * that decides: the caller's, or the one that completed an asynchronous attempt. What it throws is logged and
     * changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onRetry(Consumer<? super Attempt> listener) {
        return listeners.onRetry.add(listener)::run;
    }

    /**
     * Adds a listener for calls that succeed. It receives the attempts that failed before: none if the first succeeded.
     * Called as {@link #onRetry}, before the caller gets the result.
     *
     * @return removes the listener
     */
    public Cancellable onSuccess(Consumer<? super List<Attempt>> listener) {
        var added = listeners.onSuccess.add(listener);
        listenersChanged();
        return () -> {
            added.run();
            listenersChanged();
        };
    }

    private synchronized void listenersChanged() {
        current = CallSettings.of(current.settings(), listeners);
    }

    /**
     * Adds a listener for calls that fail, or end with a {@link BadResult}. It receives the attempts, as
     * {@link #history} has them, also if there was only one. Called as {@link #onRetry}.
     *
     * @return removes the listener
     */
    public Cancellable onFailure(Consumer<? super List<Attempt>> listener) {
        return listeners.onFailure.add(listener)::run;
    }

    @Override
    public String toString() {
        return "Retry[" + name() + "]";
    }
}
