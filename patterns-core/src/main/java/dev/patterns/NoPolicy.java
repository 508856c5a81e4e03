package dev.patterns;

import dev.patterns.internal.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls the action and does nothing else: the result of {@link Policy#compose} without arguments. */
enum NoPolicy implements Policy {
    INSTANCE;

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return action.get();
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return Futures.start(action);
    }
}
