package dev.patterns.examples.contenders;

import dev.patterns.Policy;
import dev.patterns.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous calls under a policy that only has a blocking {@code call}: each call gets a thread that waits for its
 * future. The documents' patterns have no asynchronous form, so this is how a program would use them.
 */
public final class ThreadPerCall {

    private ThreadPerCall() {}

    public static <T extends @Nullable Object> CompletableFuture<T> callAsync(
            Policy blocking, Supplier<? extends CompletionStage<T>> action, Time time) {
        var answer = new CompletableFuture<T>();
        time.execute(() -> {
            try {
                answer.complete(blocking.call(() -> await(action, answer, time)));
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private static <T extends @Nullable Object> T await(
            Supplier<? extends CompletionStage<T>> action, CompletableFuture<T> answer, Time time) throws Exception {
        var call = action.get().toCompletableFuture();
        var waiter = Thread.currentThread();
        call.whenComplete((value, failure) -> time.unpark(waiter));
        // The answer completes before the call only when it is cancelled.
        answer.whenComplete((value, failure) -> call.cancel(true));
        while (!call.isDone()) {
            time.parkNanos(call, Long.MAX_VALUE);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        try {
            return call.join();
        } catch (CompletionException failure) {
            throw Failures.<Exception>rethrow(Failures.unwrap(failure));
        }
    }
}
