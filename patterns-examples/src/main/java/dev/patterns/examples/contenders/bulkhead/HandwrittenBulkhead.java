package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Deadline;
import dev.patterns.Time;
import dev.patterns.bulkhead.Bulkhead;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hand-written bulkhead. */
final class HandwrittenBulkhead implements BulkheadAdapter {

    private static final int ANY_NUMBER = 1_000_000;

    private final Bulkhead bulkhead;
    private final Time time;

    HandwrittenBulkhead(BulkheadSettings settings, Time time) {
        var builder = Bulkhead.builder(settings.name()).limit(settings.limit()).time(time);
        if (!settings.maxWait().isZero()) {
            builder.maxWaiters(settings.maxWaiters().orElse(ANY_NUMBER)).maxWait(settings.maxWait());
        }
        this.bulkhead = builder.build();
        this.time = time;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return bulkhead.call(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return bulkhead.callAsync(action);
    }

    @Override
    public Throwable rejection() {
        try {
            bulkhead.call(() -> "admitted");
            throw new IllegalStateException("the bulkhead must be full");
        } catch (CallRejectedException rejection) {
            return rejection;
        }
    }

    @Override
    public void changeLimit(int limit) {
        bulkhead.reconfigure(settings -> settings.limit(limit));
    }

    @Override
    public void onAdmission(Runnable listener) {
        bulkhead.onWait(waited -> listener.run());
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T callWithin(
            Duration limit, CheckedSupplier<? extends T, X> action) throws X {
        return Deadline.after(limit, time).call(() -> bulkhead.call(action));
    }
}
