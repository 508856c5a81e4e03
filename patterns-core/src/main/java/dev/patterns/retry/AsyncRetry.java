package dev.patterns.retry;

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

    private final @Nullable RetryBudget budget;
    private final Supplier<? extends CompletionStage<T>> action;
    private final RetryDecisions decisions;
    private final Time time;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Cancellable currentStep = () -> {};

    AsyncRetry(
            @Nullable RetryBudget budget,
            Supplier<? extends CompletionStage<T>> action,
            RetryDecisions decisions,
            Time time) {
        this.budget = budget;
        this.action = action;
        this.decisions = decisions;
        this.time = time;
    }

    CompletableFuture<T> start() {
        result.whenComplete((value, failure) -> currentStep.cancel());
        attempt();
        return result;
    }

    private void attempt() {
        if (result.isDone()) {
            return;
        }
        var call = Futures.start(action);
        setCurrentStep(() -> call.cancel(true));
        call.whenComplete((value, failure) -> {
            if (failure == null) {
                RetryDecisions.onSuccess(budget, decisions);
                result.complete(value);
            } else if (!result.isDone()) {
                retryOrFail(Futures.unwrap(failure));
            }
        });
    }

    private void retryOrFail(Throwable failure) {
        if (decisions.shouldRetry(failure)) {
            setCurrentStep(time.schedule(() -> time.execute(this::attempt), Duration.ofNanos(decisions.delayNanos())));
        } else {
            decisions.attachHistory(failure);
            result.completeExceptionally(failure);
        }
    }

    private void setCurrentStep(Cancellable step) {
        currentStep = step;
        if (result.isDone()) {
            step.cancel();
        }
    }
}
