package dev.patterns.examples.faulttolerance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/** What the asynchronous calls here have in common. */
final class Stages {

    private Stages() {}

    /**
     * A future for the caller of a call: it completes with the call, and cancelling it cancels the call.
     *
     * @param outcome receives value and failure, before the future completes, and returns the failure to pass on
     */
    static <T> CompletableFuture<T> linked(CompletableFuture<T> call, BiFunction<T, Throwable, Throwable> outcome) {
        var result = new CompletableFuture<T>();
        call.whenComplete((value, failure) -> complete(result, value, outcome.apply(value, unwrap(failure))));
        result.whenComplete((value, failure) -> call.cancel(true));
        return result;
    }

    static <T> void complete(CompletableFuture<T> future, T value, Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(unwrap(failure));
        }
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
