package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Futures: a permit for as long as the action's stage takes, and waits without a thread that waits. */
final class Futures {

    private static final Duration SECOND = Duration.ofMillis(10);
    private static final String BLOCKED = "callAsync blocks its caller";

    private Futures() {}

    static List<Case<BulkheadTrial>> cases() {
        return List.of(
                Case.builder("K16", Futures::heldUntilTheEnd)
                        .title("An asynchronous call holds its permit until its stage completes")
                        .expected("The next call waits while the stage is open, and then gets its answer")
                        .source("A call that has returned a future is still in progress")
                        .second(SECOND)
                        .build(),
                Case.builder("K17", Futures::throwsAtOnce)
                        .title("An asynchronous action that throws instead of returning a stage gives its permit back")
                        .expected("The future fails with the exception, and the next call gets its answer")
                        .source("Clients check their arguments before they send")
                        .second(SECOND)
                        .build(),
                Case.builder("K18", Futures::cancelled)
                        .title("To cancel an asynchronous call in progress cancels its stage and frees its permit")
                        .expected("The stage is cancelled, and the next call gets its answer")
                        .source("Resilience4j #332, about its reactive form: a cancelled call kept its permit")
                        .note("While the stage is open, its permit must not be free: the call is still in progress.")
                        .second(SECOND)
                        .build(),
                Case.builder("K19", Futures::noThreadWaits)
                        .title("An asynchronous call that has to wait blocks no thread")
                        .expected("callAsync returns within 10 s, the answer comes when the permit is free")
                        .source("Resilience4j #1592")
                        .second(SECOND)
                        .build(),
                Case.builder("K20", Futures::cancelledWhileItWaits)
                        .title("A call whose future is cancelled while it waits is not made, and takes no permit")
                        .expected("The call is not made, and the next one gets its answer")
                        .source("Seen by running them")
                        .second(SECOND)
                        .build());
    }

    private static Observation heldUntilTheEnd(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 100);
        var stage = new CompletableFuture<String>();
        trial.startAsync(bulkhead, () -> stage);
        var next = trial.startCall(bulkhead);
        trial.advance(10);
        var during = next.isDone() ? Texts.ofResult(next.join()) : "waiting";
        stage.complete("answer");
        var after = Texts.ofResult(trial.resultOrFailure(next));
        return Observation.of(
                during.equals("waiting") && after.equals("answer"), "while it is open: %s, after: %s", during, after);
    }

    private static Observation throwsAtOnce(BulkheadTrial trial) {
        var bulkhead = trial.open(1);
        var future = trial.startAsync(bulkhead, () -> {
            throw new IllegalArgumentException("no amount");
        });
        var seen = future == null ? BLOCKED : Texts.ofResult(trial.resultOrFailure(future));
        var next = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(
                seen.equals("IllegalArgumentException: no amount") && next.equals("answer"),
                "%s, the next call: %s",
                seen,
                next);
    }

    /** A caller that has gone keeps a permit for as long as the dependency hangs. */
    private static Observation cancelled(BulkheadTrial trial) {
        var bulkhead = trial.open(1);
        var stage = new CompletableFuture<String>();
        var future = trial.startAsync(bulkhead, () -> stage);
        if (future == null) {
            return Observation.different(BLOCKED);
        }
        future.cancel(true);
        trial.advance(10);
        boolean reached = stage.isCancelled();
        var next = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(
                reached && next.equals("answer"),
                "the stage is %s, the next call: %s",
                reached ? "cancelled" : "still open",
                next);
    }

    /** An event loop that calls it stands still, with everything else that it serves. */
    private static Observation noThreadWaits(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 100);
        var held = trial.hold(bulkhead);
        var future = trial.startAsync(bulkhead, () -> CompletableFuture.completedFuture(trial.answer()));
        if (future == null) {
            return Observation.different(BLOCKED);
        }
        boolean early = future.isDone();
        trial.end(held);
        var seen = Texts.ofResult(trial.resultOrFailure(future));
        return Observation.of(!early && seen.equals("answer"), "callAsync returns, then: %s", seen);
    }

    private static Observation cancelledWhileItWaits(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 100);
        var held = trial.hold(bulkhead);
        var future = trial.startAsync(bulkhead, () -> CompletableFuture.completedFuture(trial.answer()));
        if (future == null) {
            return Observation.different(BLOCKED);
        }
        future.cancel(true);
        trial.say("the future is cancelled");
        trial.end(held);
        boolean made = trial.begun() > 0;
        var next = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(
                !made && next.equals("answer"), "the call is %s, the next call: %s", made ? "made" : "not made", next);
    }
}
