package dev.patterns.examples.contenders;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns what a library throws into what the caller of a {@link dev.patterns.Policy} expects. */
public final class Failures {

    private Failures() {}

    /**
     * Throws the failure unchanged, checked or not. It is for libraries whose methods declare Throwable or Exception:
     * a failure of the action is an X or unchecked, although the library's signature doesn't say so. It never returns;
     * the return type lets callers write {@code throw rethrow(failure)}.
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

    /** The failure without the {@link CompletionException}s that dependent stages wrap it in. */
    public static Throwable unwrap(Throwable failure) {
        var unwrapped = failure;
        while (unwrapped instanceof CompletionException && unwrapped.getCause() != null) {
            unwrapped = unwrapped.getCause();
        }
        return unwrapped;
    }

    /** A future for the library's stage: failures are unwrapped and translated, cancelling it cancels the stage. */
    public static <T extends @Nullable Object> CompletableFuture<T> translate(
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
