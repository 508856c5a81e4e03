package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.CaseTime;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Futures: waits without a thread that waits. */
final class Futures {

    private static final Duration SECOND = Duration.ofMillis(10);
    private static final String BLOCKED = "callAsync blocks its caller";

    private Futures() {}

    static List<Case<RateLimiterTrial>> cases() {
        return List.of(
                Case.builder("L14", Futures::noThreadWaits)
                        .title("An asynchronous call that has to wait blocks no thread")
                        .expected("callAsync returns within 10 s, the answer comes after 100 s")
                        .source("Resilience4j: decorateCompletionStage waits for the permission")
                        .second(SECOND)
                        .build(),
                Case.builder("L15", Futures::aCancelledCall)
                        .title("A call whose future is cancelled while it waits is not made")
                        .expected("The call is not made")
                        .source("Seen by running them")
                        .second(SECOND)
                        .build(),
                Case.builder("L16", Futures::givenBack)
                        .title("The permit of a wait that was cancelled is there for the next call")
                        .expected("The next call gets it: answer")
                        .source("Go's rate.Reservation.Cancel")
                        .second(SECOND)
                        .build(),
                Case.builder("L17", Futures::theFailureItself)
                        .title("The future fails with the call's failure, without a CompletionException in between")
                        .expected("IOException: no answer")
                        .source("CompletableFuture: a dependent stage wraps the failure of the one before it")
                        .second(SECOND)
                        .build());
    }

    /** An event loop that calls it stands still, with everything else that it serves. */
    private static Observation noThreadWaits(RateLimiterTrial trial) {
        var future = trial.startAsync(trial.openUsed(300));
        if (future == null) {
            return Observation.different(BLOCKED);
        }
        boolean early = future.isDone();
        var seen = Texts.ofResult(trial.resultOrFailure(future));
        return Observation.of(!early && seen.equals("answer"), "callAsync returns, then: %s", seen);
    }

    private static Observation aCancelledCall(RateLimiterTrial trial) {
        var future = trial.startAsync(trial.openUsed(300));
        if (future == null) {
            return Observation.different(BLOCKED);
        }
        future.cancel(true);
        trial.say("the future is cancelled");
        trial.advance(150);
        return Observation.of(trial.begun() == 0, "the call is %s", trial.begun() == 0 ? "not made" : "made");
    }

    private static Observation givenBack(RateLimiterTrial trial) {
        var limiter = trial.openUsed(120);
        var future = trial.startAsync(limiter);
        if (future == null) {
            return Observation.different(BLOCKED);
        }
        future.cancel(true);
        trial.say("the first in line is cancelled");
        trial.advance(10);
        var next = trial.startAsync(limiter);
        var result = next == null ? CaseTime.NOT_DONE : trial.resultOrFailure(next);
        return Observation.of("answer".equals(result), "%s", Texts.ofResult(result));
    }

    /** A handler that asks for the type of the failure takes every failure for an unknown one. */
    private static Observation theFailureItself(RateLimiterTrial trial) {
        var failed = CompletableFuture.<String>failedFuture(new CompletionException(new IOException("no answer")));
        var limiter = trial.open(1, 100);
        var seen = Texts.ofResult(trial.resultOrFailure(limiter.callAsync(() -> failed)));
        return Observation.of(seen.equals("IOException: no answer"), "%s", seen);
    }
}
