package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.NotOfferedException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Waits: bounded in number and in time, and ended without a trace.
 *
 * <pre>
 *   limit 1     call 1 ├───────────────────────┤
 *               call 2   ············✕               timed out, or interrupted: it has left the queue
 *               call 3      ····················├──┤ gets the permit
 *               call 4         ✕                     as many wait as may
 * </pre>
 */
final class Waits {

    private static final Duration SECOND = Duration.ofMillis(10);

    private Waits() {}

    static List<Case<BulkheadTrial>> cases() {
        return List.of(
                Case.builder("K10", Waits::boundedInNumber)
                        .title("Only so many calls wait; one more is rejected at once")
                        .expected("Two wait, the third is rejected within 10 s, and the two get their answers")
                        .source("A queue without bound holds all threads, as if there were no bulkhead")
                        .second(SECOND)
                        .build(),
                Case.builder("K11", Waits::boundedInTime)
                        .title("A call that has waited for the longest time is rejected")
                        .expected("Still waiting after 20 s, rejected after 60 s: a call may wait 40 s")
                        .source("What maxWaitDuration and withMaxWaitTime promise")
                        .second(SECOND)
                        .build(),
                Case.builder("K12", Waits::leavesTheQueue)
                        .title("A call whose wait timed out, or was interrupted, takes no permit with it")
                        .expected("When the call in progress has ended, the next one gets its answer")
                        .source("Failsafe #393: the permit is given to the waiter that has left")
                        .second(SECOND)
                        .build(),
                Case.builder("K13", Waits::interrupted)
                        .title("An interrupt ends the wait: the call is not made, and its thread learns of it")
                        .expected("The wait ends, the call is not made, the interrupt is seen")
                        .source("Java's convention for interrupts")
                        .second(SECOND)
                        .build(),
                Case.builder("K14", Waits::isNotOvertakenForEver)
                        .title("A call that waits is not overtaken again and again")
                        .expected("It begins within 20 s, beside a thread that makes one call of 2 s after another")
                        .source("Semaphores that aren't fair let a waiter starve")
                        .second(SECOND)
                        .build(),
                Case.builder("K15", Waits::deadline)
                        .title("The wait ends at the deadline of the call")
                        .expected("Rejected within 40 s: a call may wait 500 s, this one has 20 s")
                        .source("gRPC deadlines: the caller has gone by then")
                        .second(SECOND)
                        .build());
    }

    private static Observation boundedInNumber(BulkheadTrial trial) {
        var bulkhead = trial.open(1, OptionalInt.of(2), 500);
        var held = trial.hold(bulkhead);
        var first = trial.startCall(bulkhead);
        var second = trial.startCall(bulkhead);
        trial.advance(5);
        var third = trial.startCall(bulkhead);
        trial.advance(10);
        var seen = third.isDone() ? Texts.ofResult(third.join()) : "waits too";
        trial.end(held);
        var firstSeen = Texts.ofResult(trial.resultOrFailure(first));
        var secondSeen = Texts.ofResult(trial.resultOrFailure(second));
        return Observation.of(
                seen.equals("rejected") && firstSeen.equals("answer") && secondSeen.equals("answer"),
                "the third: %s, the others: %s, %s",
                seen,
                firstSeen,
                secondSeen);
    }

    private static Observation boundedInTime(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 40);
        trial.hold(bulkhead);
        var waiting = trial.startCall(bulkhead);
        trial.advance(20);
        boolean early = waiting.isDone();
        trial.advance(40);
        var seen = waiting.isDone() ? Texts.ofResult(waiting.join()) : "still waiting";
        return Observation.of(
                !early && seen.equals("rejected"), "%s after 20 s, then %s", early ? "ended" : "waiting", seen);
    }

    /** An outage of a few seconds takes all permits away, and only a restart brings them back. */
    private static Observation leavesTheQueue(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 20);
        var held = trial.hold(bulkhead);
        trial.say("a call waits: %s", Texts.ofResult(trial.nextCall(bulkhead)));
        var caller = trial.time().start(() -> trial.resultOrFailure(() -> bulkhead.call(trial::answer)));
        trial.advance(5);
        trial.time().time().interrupt(caller);
        trial.say("another one waits, and is interrupted");
        trial.advance(5);
        trial.end(held);
        var next = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(next.equals("answer"), "the next call: %s", next);
    }

    private record Interrupted(@Nullable Object result, boolean flag) {

        boolean learnsOfIt() {
            var thrown = result instanceof Throwable failure ? failure : null;
            return flag
                    || thrown instanceof InterruptedException
                    || thrown != null && thrown.getCause() instanceof InterruptedException;
        }
    }

    private static Observation interrupted(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 50);
        trial.hold(bulkhead);
        var ended = new CompletableFuture<Interrupted>();
        var caller = trial.time().start(() -> {
            var result = trial.resultOrFailure(() -> bulkhead.call(trial::answer));
            ended.complete(new Interrupted(result, Thread.currentThread().isInterrupted()));
        });
        trial.advance(5);
        trial.time().time().interrupt(caller);
        trial.say("the thread is interrupted");
        trial.advance(10);
        if (!ended.isDone()) {
            return Observation.different("still waiting");
        }
        boolean made = trial.begun() > 0;
        boolean learns = ended.join().learnsOfIt();
        return Observation.of(
                !made && learns,
                "the wait ends, the call is %s, the interrupt is %s",
                made ? "made" : "not made",
                learns ? "seen" : "lost");
    }

    /** The permit is taken again before the waiting thread has resumed. */
    private static Observation isNotOvertakenForEver(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 500);
        var goesOn = new AtomicBoolean(true);
        trial.time().start(() -> {
            while (goesOn.get()) {
                bulkhead.call(() -> trial.pause(2));
            }
        });
        trial.advance(3);
        var waiting = trial.startCall(bulkhead);
        trial.advance(20);
        boolean begun = waiting.isDone();
        goesOn.set(false);
        return Observation.of(begun, begun ? "begins" : "has waited for 20 s");
    }

    private static Observation deadline(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 500);
        trial.hold(bulkhead);
        var waiting = trial.start(() -> bulkhead.callWithin(trial.seconds(20), trial::answer));
        trial.advance(40);
        if (waiting.isDone() && waiting.join() instanceof NotOfferedException missing) {
            throw missing;
        }
        var seen = waiting.isDone() ? Texts.ofResult(waiting.join()) : "still waiting";
        return Observation.of(seen.equals("rejected"), "%s after 40 s", seen);
    }
}
