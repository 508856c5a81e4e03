package dev.patterns.examples.behaviour.retry;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.examples.contenders.Failures;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One asynchronous call of a {@link FlawedRetry}. */
final class FlawedAsyncRetry<T extends @Nullable Object> {

    private final Supplier<? extends CompletionStage<T>> action;
    private final FlawedDecisions decisions;
    private final Time time;
    private final Set<RetryFlaw> flaws;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Cancellable step = () -> {};

    FlawedAsyncRetry(
            Supplier<? extends CompletionStage<T>> action, FlawedDecisions decisions, Time time, Set<RetryFlaw> flaws) {
        this.action = action;
        this.decisions = decisions;
        this.time = time;
        this.flaws = flaws;
    }

    CompletableFuture<T> start() {
        result.whenComplete((value, failure) -> step.cancel());
        attempt();
        return result;
    }

    private void attempt() {
        @Nullable CompletionStage<T> call;
        try {
            call = action.get();
        } catch (Throwable failure) {
            if (decisions.afterRetries() && flaws.contains(RetryFlaw.LATER_ATTEMPTS_THAT_THROW_ARE_LOST)) {
                return;
            }
            if (flaws.contains(RetryFlaw.ATTEMPTS_THAT_THROW_END_THE_CALL)) {
                result.completeExceptionally(failure);
            } else {
                failed(failure);
            }
            return;
        }
        if (call == null) {
            if (!flaws.contains(RetryFlaw.NULL_FUTURES_ARE_LOST)) {
                failed(new NullPointerException("no future"));
            }
            return;
        }
        if (!flaws.contains(RetryFlaw.CANCEL_DOES_NOT_REACH_THE_ATTEMPT)) {
            step = () -> call.toCompletableFuture().cancel(true);
        }
        call.whenComplete((value, failure) -> {
            if (failure == null) {
                result.complete(value);
            } else {
                failed(flaws.contains(RetryFlaw.PREDICATE_SEES_THE_WRAPPER) ? failure : Failures.unwrap(failure));
            }
        });
    }

    private void failed(Throwable failure) {
        if (result.isDone()) {
            return;
        }
        var wait = decisions.afterFailure(failure);
        if (wait.isEmpty()) {
            decisions.attachTo(failure);
            result.completeExceptionally(
                    flaws.contains(RetryFlaw.FAILURES_ARE_WRAPPED) ? new IllegalStateException(failure) : failure);
        } else if (flaws.contains(RetryFlaw.WAITS_HOLD_A_THREAD)) {
            time.execute(() -> park(wait.get()));
        } else {
            var timer = time.schedule(() -> time.execute(this::retry), wait.get());
            step = flaws.contains(RetryFlaw.CANCEL_DOES_NOT_END_THE_WAIT) ? () -> {} : timer;
        }
    }

    private void retry() {
        if (flaws.contains(RetryFlaw.BUDGET_IS_CHARGED_LATE)) {
            decisions.chargeLate();
        }
        attempt();
    }

    private void park(Duration wait) {
        long start = time.nanoTime();
        for (long left = wait.toNanos(); left > 0; left = wait.toNanos() - (time.nanoTime() - start)) {
            if (result.isDone()) {
                return;
            }
            time.parkNanos(this, Math.min(left, 5_000_000));
        }
        attempt();
    }
}
