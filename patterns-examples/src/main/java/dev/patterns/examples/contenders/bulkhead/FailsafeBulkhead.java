package dev.patterns.examples.contenders.bulkhead;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import dev.patterns.examples.contenders.NotOfferedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Failsafe's bulkhead. Real time only. */
final class FailsafeBulkhead implements BulkheadAdapter {

    private final String name;
    private final FailsafeExecutor<Object> failsafe;

    FailsafeBulkhead(BulkheadSettings settings) {
        if (settings.maxWaiters().isPresent()) {
            throw new NotOfferedException("no limit on how many calls wait");
        }
        this.name = settings.name();
        this.failsafe = Failsafe.with(Bulkhead.builder(settings.limit())
                .withMaxWaitTime(settings.maxWait())
                .build());
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return FailsafeCalls.call(failsafe, action, this::translate);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return FailsafeCalls.callAsync(failsafe, action, this::translate);
    }

    @Override
    public Throwable rejection() {
        try {
            failsafe.get(() -> "admitted");
            throw new IllegalStateException("the bulkhead must be full");
        } catch (BulkheadFullException rejection) {
            return rejection;
        }
    }

    private Throwable translate(Throwable failure) {
        return failure instanceof BulkheadFullException
                ? new CallRejectedException(name, "the bulkhead is full", null)
                : failure;
    }
}
