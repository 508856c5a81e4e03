package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.NotOfferedException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Resilience4j's bulkhead with a semaphore, which is fair by default. Real time only. */
final class Resilience4jBulkhead implements BulkheadAdapter {

    private final Bulkhead bulkhead;

    Resilience4jBulkhead(BulkheadSettings settings) {
        if (settings.maxWaiters().isPresent()) {
            throw new NotOfferedException("no limit on how many calls wait");
        }
        this.bulkhead = Bulkhead.of(
                settings.name(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.limit())
                        .maxWaitDuration(settings.maxWait())
                        .writableStackTraceEnabled(!settings.has(BulkheadRemedy.NO_STACK_TRACE))
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
        return Failures.translate(bulkhead.<T>executeCompletionStage(action::get), this::translate);
    }

    @Override
    public Throwable rejection() {
        try {
            bulkhead.acquirePermission();
            throw new IllegalStateException("the bulkhead must be full");
        } catch (BulkheadFullException rejection) {
            return rejection;
        }
    }

    @Override
    public void changeLimit(int limit) {
        bulkhead.changeConfig(BulkheadConfig.from(bulkhead.getBulkheadConfig())
                .maxConcurrentCalls(limit)
                .build());
    }

    @Override
    public void onAdmission(Runnable listener) {
        bulkhead.getEventPublisher().onCallPermitted(event -> listener.run());
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof BulkheadFullException || failure instanceof AcquirePermissionCancelledException
                ? new CallRejectedException(bulkhead.getName(), "the bulkhead is full", null)
                : failure;
    }
}
