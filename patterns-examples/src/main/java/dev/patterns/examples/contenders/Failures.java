package dev.patterns.examples.contenders;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** From what a library throws to what our callers catch. */
public final class Failures {

    private Failures() {}

    /**
     * Throws the failure as it is, checked or not. For a failure that came out of an action, through a library that
     * declares Throwable or Exception: it is an X, or unchecked.
     */
    @SuppressWarnings("unchecked")
    public static <X extends Exception> RuntimeException rethrow(Throwable failure) throws X {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw (X) failure;
    }

    /** The failure itself, without the {@link CompletionException}s that dependent stages put around it. */
    public static Throwable unwrap(Throwable failure) {
        var unwrapped = failure;
        while (unwrapped instanceof CompletionException && unwrapped.getCause() != null) {
            unwrapped = unwrapped.getCause();
        }
        return unwrapped;
    }

    /** The library's future as one of ours: failures bare and translated, cancellation passed on to the library. */
    public static <T extends @Nullable Object> CompletableFuture<T> future(
            CompletionStage<T> library, UnaryOperator<Throwable> translate) {
        var ours = new CompletableFuture<T>();
        library.whenComplete((value, failure) -> {
            if (failure == null) {
                ours.complete(value);
            } else {
                ours.completeExceptionally(translate.apply(unwrap(failure)));
            }
        });
        ours.whenComplete((value, failure) -> {
            if (ours.isCancelled()) {
                library.toCompletableFuture().cancel(true);
            }
        });
        return ours;
    }
}
