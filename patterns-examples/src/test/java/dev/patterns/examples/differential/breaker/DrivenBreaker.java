package dev.patterns.examples.differential.breaker;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.differential.breaker.BreakerStep.End;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One of the two breakers, with its asynchronous calls that have not ended. */
abstract class DrivenBreaker {

    private final Map<Integer, Pending> pending = new HashMap<>();

    private record Pending(CompletableFuture<String> dependency, CompletableFuture<String> caller) {}

    abstract String call(CheckedSupplier<String, Exception> action) throws Throwable;

    abstract CompletableFuture<String> callAsync(Supplier<CompletionStage<String>> action);

    abstract String state();

    abstract Counts counts();

    /** Makes a call on this thread; {@code meanwhile} runs while it is under way. Returns whether it was admitted. */
    final boolean call(End end, Runnable meanwhile) {
        var admitted = new AtomicBoolean();
        try {
            call(() -> {
                admitted.set(true);
                meanwhile.run();
                return end.value();
            });
        } catch (Throwable expected) {
            // the end of the call, or a rejection
        }
        return admitted.get();
    }

    /** Begins an asynchronous call. Returns whether it was admitted. */
    final boolean start(int call) {
        var dependency = new CompletableFuture<String>();
        var admitted = new AtomicBoolean();
        var caller = callAsync(() -> {
            admitted.set(true);
            return dependency;
        });
        if (admitted.get()) {
            pending.put(call, new Pending(dependency, caller));
        }
        return admitted.get();
    }

    final void complete(int call, End end) {
        var dependency = pending.remove(call).dependency;
        try {
            dependency.complete(end.value());
        } catch (Throwable failure) {
            dependency.completeExceptionally(failure);
        }
    }

    final void cancel(int call) {
        pending.get(call).caller.cancel(true);
    }

    /** The calls that a window has counted, or the results of probes. */
    record Counts(long calls, long failures, long slowCalls) {
        static final Counts NONE = new Counts(0, 0, 0);

        @Override
        public String toString() {
            return failures + " failed and " + slowCalls + " slow of " + calls;
        }
    }
}
