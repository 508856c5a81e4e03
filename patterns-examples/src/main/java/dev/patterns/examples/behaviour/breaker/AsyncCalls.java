package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asynchronous calls: their outcome comes later, on another thread, or in place of a future. */
final class AsyncCalls {

    private AsyncCalls() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B48", AsyncCalls::failuresThatComeLater)
                        .title("Futures that fail later count as failures, and calls are then rejected in the future")
                        .expected("OPEN after five of them, and the next future fails with a rejection")
                        .source("Resilience4j executeCompletionStage; Failsafe getStageAsync")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B49", AsyncCalls::throwsAtItsStart)
                        .title("An asynchronous action that throws instead of returning a future counts as a failure")
                        .expected("OPEN after five of them; the failure is in the future")
                        .source("CompletableFuture.thenCompose does the same")
                        .build(),
                Case.builder("B50", AsyncCalls::returnsNoFuture)
                        .title("An asynchronous action that returns null fails its future, and counts as a failure")
                        .expected("OPEN after five of them; each future has failed")
                        .source("CompletableFuture.thenCompose: NullPointerException")
                        .build(),
                Case.builder("B51", AsyncCalls::whatIsThrownComesBare)
                        .title("The failure of a call reaches its caller as it was thrown, in both kinds of calls")
                        .expected("IOException from the call and in the future")
                        .source("The port's adapters unwrap FailsafeException and CompletionException")
                        .build());
    }

    private static Observation failuresThatComeLater(BreakerTrial trial) {
        var breaker = trial.open();
        for (int i = 0; i < 5; i++) {
            trial.begin(breaker, "call").fail();
        }
        boolean rejected = trial.begin(breaker, "next call").isRejected();
        return Observation.of(
                breaker.state().equals("OPEN") && rejected,
                "%s after five failed futures, the next call is %s",
                breaker.state(),
                rejected ? "rejected" : "admitted");
    }

    private static Observation throwsAtItsStart(BreakerTrial trial) {
        return fails(trial, () -> {
            throw new IllegalStateException("before there was a future");
        });
    }

    /** A mock that was not told what to return does this. */
    @SuppressWarnings("NullAway") // that is the mistake
    private static Observation returnsNoFuture(BreakerTrial trial) {
        return fails(trial, () -> null);
    }

    private static Observation fails(BreakerTrial trial, Supplier<CompletionStage<String>> action) {
        var breaker = trial.open();
        Object result = "nothing";
        for (int i = 0; i < 5; i++) {
            var call = trial.resultOrFailure(() -> breaker.callAsync(action));
            if (!(call instanceof CompletableFuture<?> future)) {
                return Observation.different("thrown, and not in the future: %s", Texts.ofResult(call));
            }
            result = trial.resultOrFailure(future);
        }
        trial.say("5 calls end with %s: %s", type(result), breaker.state());
        return Observation.of(
                result instanceof RuntimeException && breaker.state().equals("OPEN"),
                "%s, the future holds %s",
                breaker.state(),
                type(result));
    }

    /** Without the message: that of a NullPointerException differs from JDK to JDK. */
    private static String type(@Nullable Object result) {
        return result instanceof Throwable failure ? failure.getClass().getSimpleName() : String.valueOf(result);
    }

    private static Observation whatIsThrownComesBare(BreakerTrial trial) {
        var breaker = trial.open();
        var failure = new IOException("no answer");
        var thrown = trial.resultOrFailure(() -> breaker.call(() -> {
            throw failure;
        }));
        var held = trial.resultOrFailure(breaker.callAsync(() -> CompletableFuture.failedFuture(failure)));
        return Observation.of(
                failure.equals(thrown) && failure.equals(held),
                "%s thrown, %s in the future",
                type(thrown),
                type(held));
    }
}
