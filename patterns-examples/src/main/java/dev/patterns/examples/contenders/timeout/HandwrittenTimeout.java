package dev.patterns.examples.contenders.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.metrics.TimeoutMetrics;
import dev.patterns.timeout.Timeout;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hand-written timeout. A worker thread makes a blocking call, or, as a remedy, its caller. */
final class HandwrittenTimeout implements TimeoutAdapter {

    private final Timeout timeout;

    HandwrittenTimeout(TimeoutSettings settings, Time time) {
        var builder = Timeout.builder(settings.name()).limit(settings.limit()).time(time);
        if (settings.has(TimeoutRemedy.CALLER_THREAD)) {
            builder.interruptCaller();
        }
        this.timeout = builder.build();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        new TimeoutMetrics(timeout).bindTo(meters);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return timeout.call(action);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return timeout.callAsync(action);
    }
}
