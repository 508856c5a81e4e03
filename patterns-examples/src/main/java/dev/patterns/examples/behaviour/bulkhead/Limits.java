package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.bulkhead.BulkheadRemedy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits: how many calls are made at the same time, and what the others get.
 *
 * <pre>
 *   limit 3     call 1 ├────────┤
 *               call 2 ├────────┤
 *               call 3 ├────────┤
 *               call 4   ✕                rejected at once; it takes no permit with it
 *               call 5           ├────┤   admitted, however the others ended
 * </pre>
 */
final class Limits {

    private static final Duration SECOND = Duration.ofMillis(10);

    private Limits() {}

    static List<Case<BulkheadTrial>> cases() {
        return List.of(
                Case.builder("K1", Limits::neverMore)
                        .title("Never more calls than the limit are made at the same time")
                        .expected("Of 8 calls at the same time 3 are made, and 5 rejected")
                        .source("What a bulkhead is for")
                        .second(SECOND)
                        .build(),
                Case.builder("K2", Limits::rejectsAtOnce)
                        .title("A full bulkhead whose calls don't wait rejects at once")
                        .expected("Rejected within 10 s")
                        .source("Hystrix: a semaphore's command never waits")
                        .second(SECOND)
                        .build(),
                Case.builder("K3", Limits::rejectionsAreFree)
                        .title("A rejection takes no permit with it, however often it happens")
                        .expected("After 20 rejections and the end of the call, the next one gets its answer")
                        .source("Failsafe #393: a permit is lost for each call that was rejected")
                        .second(SECOND)
                        .build(),
                Case.builder("K4", Limits::saysTheLimit)
                        .title("The message of a rejection says how many calls may be made")
                        .expected("The contender's own exception has the limit of 3 in its message")
                        .source("A log line that says which setting to look at")
                        .second(SECOND)
                        .build(),
                Case.builder("K5", Limits::noStackTrace)
                        .title("A rejection carries no stack trace")
                        .expected("The contender's own exception has none: filling it in is most of what it costs")
                        .source("B10a, for bulkheads")
                        .second(SECOND)
                        .remedy(BulkheadRemedy.NO_STACK_TRACE)
                        .build(),
                Case.builder("K6", Limits::failuresGiveBack)
                        .title("A call that fails gives its permit back, also if it fails with an Error")
                        .expected("The next call gets its answer, after an IOException and after an Error")
                        .source("A semaphore without finally")
                        .second(SECOND)
                        .build());
    }

    private static Observation neverMore(BulkheadTrial trial) {
        var bulkhead = trial.open(3);
        var calls = Stream.generate(() -> trial.hold(bulkhead)).limit(8).toList();
        long made = calls.stream().filter(HeldCall::hasBegun).count();
        long rejected = calls.stream().filter(HeldCall::isRejected).count();
        return Observation.of(made == 3 && rejected == 5, "%d are made, %d rejected", made, rejected);
    }

    /** A caller that waits for a permit holds its thread, and these threads are what the bulkhead protects. */
    private static Observation rejectsAtOnce(BulkheadTrial trial) {
        var bulkhead = trial.open(1);
        trial.hold(bulkhead);
        var next = trial.startCall(bulkhead);
        trial.advance(10);
        var seen = next.isDone() ? Texts.ofResult(next.join()) : "still waiting";
        return Observation.of(seen.equals("rejected"), "%s after 10 s", seen);
    }

    /** After a moment of overload the bulkhead rejects every call, for ever. */
    private static Observation rejectionsAreFree(BulkheadTrial trial) {
        var bulkhead = trial.open(1);
        var held = trial.hold(bulkhead);
        for (int i = 0; i < 20; i++) {
            trial.resultOrFailure(() -> bulkhead.call(trial::answer));
        }
        trial.end(held);
        var seen = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(seen.equals("answer"), "the next call: %s", seen);
    }

    private static Observation saysTheLimit(BulkheadTrial trial) {
        var bulkhead = trial.open(3);
        for (int i = 0; i < 3; i++) {
            trial.hold(bulkhead);
        }
        var seen = Texts.ofFailure(bulkhead.rejection());
        return Observation.of(seen.contains("3"), "%s", seen);
    }

    private static Observation noStackTrace(BulkheadTrial trial) {
        var bulkhead = trial.open(1);
        trial.hold(bulkhead);
        var rejection = bulkhead.rejection();
        boolean none = rejection.getStackTrace().length == 0;
        return Observation.of(
                none, "%s has %s", rejection.getClass().getSimpleName(), none ? "no stack trace" : "a stack trace");
    }

    /** Each lost permit lowers the limit for good, and after the last one all calls are rejected. */
    private static Observation failuresGiveBack(BulkheadTrial trial) {
        var bulkhead = trial.open(1);
        trial.resultOrFailure(() -> bulkhead.call(() -> {
            throw new IOException("no answer");
        }));
        var afterException = Texts.ofResult(trial.nextCall(bulkhead));
        trial.resultOrFailure(() -> bulkhead.call(() -> {
            throw new StackOverflowError();
        }));
        var afterError = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(
                afterException.equals("answer") && afterError.equals("answer"),
                "after an exception: %s, after an Error: %s",
                afterException,
                afterError);
    }
}
