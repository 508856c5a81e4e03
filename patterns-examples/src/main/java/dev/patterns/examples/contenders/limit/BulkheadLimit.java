package dev.patterns.examples.contenders.limit;

import dev.patterns.bulkhead.Bulkhead;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Our bulkhead, with a fixed limit or with one that it finds itself. */
record BulkheadLimit(Bulkhead bulkhead) implements LimitAdapter {

    @Override
    public CompletableFuture<Void> call(Supplier<? extends CompletionStage<Void>> action) {
        return bulkhead.callAsync(action);
    }

    @Override
    public int limit() {
        return bulkhead.status().limit();
    }
}
