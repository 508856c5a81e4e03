package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * An asynchronous call whose end the scenario decides.
 *
 * @param answer what the dependency answers
 * @param result what the breaker gave to its caller
 */
public record PendingCall(
        BreakerTrial trial,
        BreakerAdapter breaker,
        String name,
        CompletableFuture<String> answer,
        CompletableFuture<String> result) {

    /** Rejected calls have ended already. */
    public boolean isRejected() {
        return result.isCompletedExceptionally();
    }

    /** It succeeds, and the breaker has seen it when this returns. */
    public void succeed() {
        answer.complete("quote");
        trial.resultOrFailure(result);
        trial.say("the %s succeeds: %s", name, breaker.state());
    }

    /** It fails, and the breaker has seen it when this returns. */
    public void fail() {
        answer.completeExceptionally(new IOException("no answer"));
        trial.resultOrFailure(result);
        trial.say("the %s fails: %s", name, breaker.state());
    }
}
