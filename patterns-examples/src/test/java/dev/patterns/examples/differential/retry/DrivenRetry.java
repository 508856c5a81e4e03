package dev.patterns.examples.differential.retry;

import dev.patterns.examples.contenders.Failures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** One of the retries, on a clock of its own. */
abstract class DrivenRetry {

    final AttemptScript script;
    final InlineScheduler scheduler = new InlineScheduler();

    DrivenRetry(List<AttemptEnd> ends) {
        this.script = new AttemptScript(ends, scheduler::elapsed);
    }

    @FunctionalInterface
    interface Factory {
        DrivenRetry open(RetryTraceSettings settings, List<AttemptEnd> ends);
    }

    abstract CompletionStage<String> start(Supplier<CompletionStage<String>> action);

    /** Makes one call. */
    final RetriedCall call() {
        var result = start(this::attempt).toCompletableFuture();
        return script.endCall(result.isDone() ? outcome(result) : "never completes");
    }

    private CompletionStage<String> attempt() {
        try {
            return CompletableFuture.completedFuture(script.attempt());
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static String outcome(CompletableFuture<String> result) {
        return result.handle((value, failure) -> failure == null ? value : text(Failures.unwrap(failure)))
                .join();
    }

    private static String text(Throwable failure) {
        return failure.getClass().getSimpleName() + " of " + failure.getMessage();
    }
}
