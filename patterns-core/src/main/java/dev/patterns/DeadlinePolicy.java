package dev.patterns;

import dev.patterns.internal.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives each call a deadline of its own. */
record DeadlinePolicy(Duration limit, Time time) implements Policy {

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return Deadline.after(limit, time).enter(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        try {
            return Deadline.after(limit, time).enter(() -> Futures.start(action));
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
    }
}
