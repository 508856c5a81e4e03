package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.Failures;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resilience4j's bulkhead on a semaphore. */
final class Resilience4jBulkhead implements Policy {

    private final Bulkhead bulkhead;

    Resilience4jBulkhead(String name, int limit) {
        bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limit)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return bulkhead.executeCheckedSupplier(action::get);
        } catch (Throwable failure) {
            throw Failures.<X>rethrow(translate(failure));
        }
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return Failures.translate(bulkhead.executeCompletionStage(action::get), this::translate);
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof BulkheadFullException
                ? new CallRejectedException(bulkhead.getName(), "full", null)
                : failure;
    }
}
