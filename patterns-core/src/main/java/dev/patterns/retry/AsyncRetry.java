package dev.patterns.retry;

import dev.patterns.BadResult;
import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous call: attempt, wait, attempt, until the result is complete. The step that is running, an attempt or
 * a wait, can be cancelled at any time.
 *
 * <p>The result may complete just as a step begins. Each side first publishes its own change and then reads the
 * other's: the new step is published before {@code isDone} is read, and the result is done before {@code currentStep}
 * is read. So at least one side sees both changes, and cancels the step.
 */
final class AsyncRetry<T extends @Nullable Object> {

    private final CallSettings call;
    private final Supplier<? extends CompletionStage<T>> action;
    private final RetryDecisions decisions;
    private final Time time;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Cancellable currentStep = () -> {};

    AsyncRetry(CallSettings call, Supplier<? extends CompletionStage<T>> action, RetryDecisions decisions, Time time) {
        this.call = call;
        this.action = action;
        this.decisions = decisions;
        this.time = time;
    }

    CompletableFuture<T> start() {
        result.whenComplete((value, failure) -> {
            currentStep.cancel();
            decisions.onCancel(); // no effect if the call has ended by itself
        });
        attempt(Futures.start(action));
        return result;
    }

    private void attempt(CompletableFuture<T> attempt) {
        setCurrentStep(() -> attempt.cancel(true));
        attempt.whenComplete((value, failure) -> orFail(() -> attemptEnded(value, failure)));
    }

    private void attemptEnded(@Nullable T value, @Nullable Throwable failure) {
        if (result.isDone()) {
            return;
        }
        if (failure != null) {
            retryOrEnd(Futures.unwrap(failure), value);
            return;
        }
        var badResult = call.badResult(value);
        if (badResult != null) {
            retryOrEnd(badResult, value);
        } else {
            decisions.onSuccess();
            result.complete(value);
        }
    }

    private void retryOrEnd(Throwable failure, @Nullable T value) {
        if (decisions.shouldRetry(failure)) {
            var delay = Duration.ofNanos(decisions.delayNanos());
            setCurrentStep(time.schedule(() -> orFail(() -> time.execute(() -> retryInTime(failure, value))), delay));
        } else {
            end(failure, value);
        }
    }

    private void retryInTime(Throwable failure, @Nullable T value) {
        if (result.isDone()) {
            return;
        }
        if (decisions.mayStartAttempt()) {
            attempt(decisions.nextAttempt(() -> Futures.start(action)));
        } else {
            end(failure, value);
        }
    }

    private void end(Throwable failure, @Nullable T value) {
        decisions.onFailure(failure);
        if (failure instanceof BadResult) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** Runs a step. If it throws, for example because no thread can be started, the result fails with that. */
    private void orFail(Runnable step) {
        try {
            step.run();
        } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
        }
    }

    private void setCurrentStep(Cancellable step) {
        currentStep = step;
        if (result.isDone()) {
            step.cancel();
        }
    }
}
