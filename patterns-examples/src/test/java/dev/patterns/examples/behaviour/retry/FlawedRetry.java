package dev.patterns.examples.behaviour.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.retry.RetryAdapter;
import dev.patterns.examples.contenders.retry.RetryFeatures;
import dev.patterns.examples.contenders.retry.RetrySettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A small retry that is right without a flaw and wrong in one way with each. */
final class FlawedRetry implements RetryAdapter {

    /** How many calls enclose the current one. */
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private final RetryFeatures listeners;
    private final Time time;
    private final RandomGenerator random;
    private final Set<RetryFlaw> flaws;
    private final AtomicInteger tokens = new AtomicInteger(10);
    private RetrySettings settings;
    private boolean replaced;

    FlawedRetry(RetrySettings settings, Time time, RandomGenerator random, Set<RetryFlaw> flaws) {
        this.settings = settings;
        this.listeners = settings.features();
        this.time = time;
        this.random = random;
        this.flaws = flaws;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (DEPTH.get() > 0 && !flaws.contains(RetryFlaw.NESTED_RETRIES_MULTIPLY)) {
            return action.get();
        }
        DEPTH.set(DEPTH.get() + 1);
        try {
            return attempts(action, decisions());
        } finally {
            DEPTH.set(DEPTH.get() - 1);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T attempts(
            CheckedSupplier<? extends T, X> action, FlawedDecisions decisions) throws X {
        while (true) {
            Optional<Duration> delay;
            try {
                T result = action.get();
                if (result == null && flaws.contains(RetryFlaw.NULL_IS_A_FAILURE)) {
                    throw new NullPointerException("no result");
                }
                if (flaws.contains(RetryFlaw.SUCCESS_LISTENER_IS_PART_OF_THE_ATTEMPT)) {
                    listeners.onSuccess().ifPresent(Runnable::run);
                }
                delay = decisions.afterResult(result);
                if (delay.isEmpty()) {
                    notifySuccess(decisions);
                    return result;
                }
                pause(delay.get());
            } catch (Throwable failure) {
                delay = decisions.afterFailure(failure);
                delay.ifPresent(wait -> notifyRetry());
                if (delay.isEmpty() || !pause(delay.get())) {
                    decisions.attachTo(failure);
                    if (flaws.contains(RetryFlaw.FAILURES_ARE_WRAPPED)) {
                        throw new IllegalStateException(failure);
                    }
                    throw Failures.<X>rethrow(failure);
                }
            }
        }
    }

    FlawedDecisions decisions() {
        return new FlawedDecisions(settings, time, random, tokens, flaws);
    }

    private void notifySuccess(FlawedDecisions decisions) {
        if (decisions.afterRetries() && !flaws.contains(RetryFlaw.SUCCESS_LISTENER_IS_PART_OF_THE_ATTEMPT)) {
            listeners.onSuccess().ifPresent(FlawedRetry::runSafely);
        }
    }

    @Override
    public void replaceSettings(RetrySettings changed) {
        settings = changed;
        replaced = true;
    }

    private void notifyRetry() {
        if (replaced && flaws.contains(RetryFlaw.REPLACED_SETTINGS_LOSE_THE_LISTENER)) {
            return;
        }
        if (flaws.contains(RetryFlaw.RETRY_LISTENER_FAILURES_ESCAPE)) {
            listeners.onRetry().ifPresent(Runnable::run);
        } else {
            listeners.onRetry().ifPresent(FlawedRetry::runSafely);
        }
    }

    private static void runSafely(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException defect) {
            // a listener changes nothing
        }
    }

    /** Waits. False if the call ends, because the thread was interrupted. */
    private boolean pause(Duration wait) {
        if (wait.isZero() && flaws.contains(RetryFlaw.ONLY_A_SLEEP_NOTICES_INTERRUPTS)) {
            return true;
        }
        long start = time.nanoTime();
        for (long left = wait.toNanos(); left > 0; left = wait.toNanos() - (time.nanoTime() - start)) {
            if (Thread.currentThread().isInterrupted() && !flaws.contains(RetryFlaw.INTERRUPTS_ARE_IGNORED)) {
                break;
            }
            time.parkNanos(this, left);
            if (flaws.contains(RetryFlaw.INTERRUPTS_ARE_IGNORED)) {
                Thread.interrupted();
            }
        }
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (interrupted && flaws.contains(RetryFlaw.INTERRUPT_FLAG_IS_LOST)) {
            Thread.interrupted();
        }
        if (interrupted && flaws.contains(RetryFlaw.INTERRUPT_REPLACES_THE_FAILURE)) {
            throw new IllegalStateException("interrupted");
        }
        return !interrupted;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return new FlawedAsyncRetry<T>(action, decisions(), time, flaws).start();
    }
}
