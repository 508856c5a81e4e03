package dev.patterns.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations on futures that every asynchronous policy needs. */
public final class Futures {

    private Futures() {}

    /** Starts the call. An action that throws, or that returns null, becomes a failed future. */
    public static <T extends @Nullable Object> CompletableFuture<T> start(
            Supplier<? extends CompletionStage<T>> action) {
        try {
            @Nullable CompletionStage<T> stage = action.get();
            return stage == null
                    ? CompletableFuture.failedFuture(new NullPointerException("the asynchronous action returned null"))
                    : stage.toCompletableFuture();
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** The failure without the {@link CompletionException}s that dependent stages put around it. */
    public static Throwable unwrap(Throwable failure) {
        var unwrapped = failure;
        while (unwrapped instanceof CompletionException && unwrapped.getCause() != null) {
            unwrapped = unwrapped.getCause();
        }
        return unwrapped;
    }

    /** Completes the future with the outcome, unless it is complete. True if this call completed it. */
    @SuppressWarnings("NullAway") // without a failure the outcome is the value, which may be null
    public static <T extends @Nullable Object> boolean complete(
            CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
        return failure == null ? future.complete(value) : future.completeExceptionally(unwrap(failure));
    }

    /** The call's outcome completes the result, and cancelling the result cancels the call. */
    public static <T extends @Nullable Object> void link(CompletableFuture<T> call, CompletableFuture<T> result) {
        call.whenComplete((value, failure) -> complete(result, value, failure));
        result.whenComplete((value, failure) -> call.cancel(true)); // no effect if the call is complete
    }
}
