package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

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
        failWith(new IOException("no answer"));
    }

    /** It fails with this, and the breaker has seen it when this returns. */
    public void failWith(Throwable failure) {
        answer.completeExceptionally(failure);
        trial.resultOrFailure(result);
        trial.say("the %s fails with %s: %s", name, failure.getClass().getSimpleName(), breaker.state());
    }

    /** Its caller does not want it any more. */
    public void cancel() {
        result.cancel(true);
        trial.advance(1);
        trial.say("the caller cancels the %s: %s", name, breaker.state());
    }

    /** Its caller gives up waiting, as {@link CompletableFuture#orTimeout} does. */
    public void timeOut() {
        result.completeExceptionally(new TimeoutException());
        trial.advance(1);
        trial.say("the %s times out: %s", name, breaker.state());
    }
}
