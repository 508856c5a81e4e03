package dev.patterns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One policy around another: the outer one guards the call that the inner one guards. */
record ComposedPolicy(Policy outer, Policy inner) implements Policy {

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return outer.call(() -> inner.call(action));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return outer.callAsync(() -> inner.callAsync(action));
    }
}
