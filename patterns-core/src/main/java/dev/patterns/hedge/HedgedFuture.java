package dev.patterns.hedge;

import dev.patterns.Time;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Futures;
import dev.patterns.internal.Throwables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous call: one or two attempts, and the result, which completes with the first answer.
 *
 * <p>The result may complete just as an attempt starts. Each side first publishes its own change and then reads the
 * other's: the attempt is in the list before {@code isDone} is read, and the result is done before the list is read. So
 * at least one side sees both changes, and cancels the attempt.
 */
final class HedgedFuture<T extends @Nullable Object> {

    private final Supplier<? extends CompletionStage<T>> action;
    private final HedgeDecisions decisions;
    private final Time time;
    private final long startedAt;
    private final CallScope scope = CallScope.current();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    // Guarded by the lock on this. No other code is called while it is held.
    private final List<CompletableFuture<T>> attempts = new ArrayList<>(2);
    private int running;
    private boolean decided;
    private @Nullable Throwable firstFailure;

    HedgedFuture(Supplier<? extends CompletionStage<T>> action, HedgeDecisions decisions, Time time) {
        this.action = action;
        this.decisions = decisions;
        this.time = time;
        this.startedAt = time.nanoTime();
    }

    CompletableFuture<T> start() {
        long delay = decisions.begin();
        addAttempt(false);
        if (delay != HedgeDecisions.NEVER && !result.isDone()) {
            var timer = time.schedule(() -> time.execute(this::hedge), Duration.ofNanos(delay));
            result.whenComplete((value, failure) -> timer.cancel());
        }
        result.whenComplete((value, failure) -> {
            if (decide()) {
                decisions.onFailure(); // cancelled, or completed from outside
            }
            attempts().forEach(attempt -> attempt.cancel(true)); // no effect on one that is complete
        });
        return result;
    }

    private void hedge() {
        if (!result.isDone() && decisions.mayHedge(elapsedNanos())) {
            var outer = scope.enter();
            try {
                addAttempt(true);
            } finally {
                CallScope.leave(outer);
            }
        }
    }

    private void addAttempt(boolean hedge) {
        synchronized (this) {
            running++;
        }
        var attempt = Futures.start(action);
        synchronized (this) {
            attempts.add(attempt);
        }
        attempt.whenComplete((value, failure) -> {
            if (failure == null) {
                succeed(hedge, value);
            } else {
                fail(Futures.unwrap(failure));
            }
        });
        if (result.isDone()) {
            attempt.cancel(true);
        }
    }

    private void succeed(boolean hedge, T value) {
        if (decide()) {
            decisions.onSuccess(hedge, elapsedNanos());
            result.complete(value);
        }
    }

    private void fail(Throwable failure) {
        var last = addFailure(failure);
        if (last != null && decide()) {
            decisions.onFailure();
            result.completeExceptionally(last);
        }
    }

    /** Returns the failure with which the call ends, or null while another attempt is running. */
    private synchronized @Nullable Throwable addFailure(Throwable failure) {
        running--;
        if (firstFailure == null) {
            firstFailure = failure;
        } else if (!decided) {
            Throwables.suppress(firstFailure, failure);
        }
        return running == 0 ? firstFailure : null;
    }

    /** True for the first caller only. */
    private synchronized boolean decide() {
        boolean first = !decided;
        decided = true;
        return first;
    }

    private synchronized List<CompletableFuture<T>> attempts() {
        return List.copyOf(attempts);
    }

    private long elapsedNanos() {
        return time.nanoTime() - startedAt;
    }
}
