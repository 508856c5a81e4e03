package dev.patterns.bulkhead;

import dev.patterns.Time;
import dev.patterns.internal.CallScope;
import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An asynchronous call. It waits for a permit without a thread, and holds the permit until the action's stage completes.
 *
 * <p>While it waits, what a blocking call's thread would do is done by a worker that the waking thread starts: to look
 * for a permit, and to start the action.
 */
final class AsyncCall<T extends @Nullable Object> extends Waiter {

    private static final Logger log = LoggerFactory.getLogger(Bulkhead.class);

    private final Supplier<? extends CompletionStage<T>> action;
    private final PermitQueue queue;
    private final BulkheadFigures figures;
    private final Time time;
    private final CallScope scope = CallScope.current();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    AsyncCall(Supplier<? extends CompletionStage<T>> action, PermitQueue queue, BulkheadFigures figures, Time time) {
        this.action = action;
        this.queue = queue;
        this.figures = figures;
        this.time = time;
    }

    CompletableFuture<T> result() {
        return result;
    }

    /** It has joined the queue: waits, but no longer than the limit. */
    void await(WaitLimit limit, Supplier<? extends Throwable> rejection) {
        var timer = time.schedule(
                () -> {
                    if (queue.leave(this)) {
                        result.completeExceptionally(rejection.get());
                    }
                },
                Duration.ofNanos(limit.nanos()));
        result.whenComplete((value, failure) -> {
            timer.cancel();
            queue.leave(this); // no effect unless it is cancelled while it waits
        });
        look();
    }

    @Override
    void wake() {
        onWorker(this::look);
    }

    @Override
    void granted() {
        onWorker(this::startAfterWait);
    }

    private void look() {
        if (queue.tryAcquire(this)) {
            startAfterWait();
        }
    }

    /** It has a permit, on a worker's thread, or on the caller's if it got one at once. */
    private void startAfterWait() {
        figures.waited(time.nanoTime() - since);
        var outer = scope.enter();
        try {
            start();
        } finally {
            CallScope.leave(outer);
        }
    }

    /** It has a permit. If the result is complete by now, it was cancelled: the action is not called. */
    void start() {
        if (result.isDone()) {
            queue.releaseUnused();
            return;
        }
        var call = Futures.start(action);
        call.whenComplete((value, failure) -> {
            try {
                queue.release(); // first: the caller may make its next call at once
            } finally {
                Futures.complete(result, value, failure);
            }
        });
        result.whenComplete((value, failure) -> call.cancel(true)); // no effect if the call is complete
    }

    /** A permit must not be lost if no thread can be started: then this thread does it. */
    private void onWorker(Runnable step) {
        try {
            time.execute(step);
        } catch (Throwable failure) {
            log.warn("No worker for a call that waited: it continues on this thread", failure);
            step.run();
        }
    }
}
