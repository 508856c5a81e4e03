package dev.patterns.examples.behaviour.timeout;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.CaseTime;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Futures: calls with a limit and without a thread that waits. */
final class Futures {

    private Futures() {}

    static List<Case<TimeoutTrial>> cases() {
        return List.of(
                Case.builder("T16", Futures::theCallIsCancelled)
                        .title("At the limit the future fails, and the call's own future is cancelled")
                        .expected("TimeoutExceededException, and the call is cancelled")
                        .source("Seen by running them: otherwise the call holds its connection")
                        .build(),
                Case.builder("T17", Futures::theCallerCancels)
                        .title("A caller that cancels the future cancels the call")
                        .expected("The call is cancelled")
                        .source("Seen by running them")
                        .build(),
                Case.builder("T18", Futures::theFailureItself)
                        .title("The future fails with the call's failure, without a CompletionException in between")
                        .expected("IOException: no answer")
                        .source("CompletableFuture: a dependent stage wraps the failure of the one before it")
                        .build());
    }

    /** The answer that no caller waits for any more is still fetched, and its connection is taken as long. */
    private static Observation theCallIsCancelled(TimeoutTrial trial) {
        var call = new CompletableFuture<String>();
        var result = trial.resultOrFailure(trial.open(30).callAsync(() -> call));
        trial.advance(5);
        return Observation.of(
                result instanceof TimeoutExceededException && call.isCompletedExceptionally(),
                "%s, and the call %s",
                CaseTime.NOT_DONE.equals(result) ? "not done" : Limits.typeOf(result),
                call.isDone() ? "is cancelled" : "goes on");
    }

    private static Observation theCallerCancels(TimeoutTrial trial) {
        var call = new CompletableFuture<String>();
        var future = trial.open(500).callAsync(() -> call);
        trial.advance(10);
        future.cancel(true);
        trial.advance(10);
        return Observation.of(call.isCancelled(), "the call %s", call.isCancelled() ? "is cancelled" : "goes on");
    }

    /** A handler that asks for the type of the failure takes every failure for an unknown one. */
    private static Observation theFailureItself(TimeoutTrial trial) {
        var failed = CompletableFuture.<String>failedFuture(new CompletionException(new IOException("no answer")));
        var seen = Texts.ofResult(trial.resultOrFailure(trial.open(500).callAsync(() -> failed)));
        return Observation.of(seen.equals("IOException: no answer"), "%s", seen);
    }
}
