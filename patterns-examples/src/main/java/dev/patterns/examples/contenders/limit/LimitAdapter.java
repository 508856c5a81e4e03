package dev.patterns.examples.contenders.limit;

import dev.patterns.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Calls under a limit that may change. A call that finds it reached is rejected. */
public interface LimitAdapter {

    CompletableFuture<Void> call(Supplier<? extends CompletionStage<Void>> action);

    int limit();

    /** Makes one on a clock. */
    @FunctionalInterface
    interface Factory {
        LimitAdapter create(Time time);
    }
}
