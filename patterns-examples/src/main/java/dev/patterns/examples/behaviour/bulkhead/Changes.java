package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.NotOfferedException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes: what happens to a live bulkhead, from outside of its calls.
 *
 * <pre>
 *   limit    ──3──┐
 *                 └──1─────────────────     no call is cut short
 *   active     3  3   2   1   0   1         and none begins until enough have ended
 * </pre>
 */
final class Changes {

    private static final Duration SECOND = Duration.ofMillis(10);

    private Changes() {}

    static List<Case<BulkheadTrial>> cases() {
        return List.of(
                Case.builder("K7", Changes::aLowerLimit)
                        .title("A limit that is lowered while calls are made holds as soon as enough have ended")
                        .expected("After a change from 3 to 1: none is admitted beside 2 or 1, one beside none")
                        .source("Resilience4j: changeConfig waits for the permits that it takes away")
                        .second(SECOND)
                        .build(),
                Case.builder("K8", Changes::aHigherLimit)
                        .title("A limit that is raised lets waiting calls begin at once")
                        .expected("The call that waits begins within 10 s of a change from 1 to 2")
                        .source("The limit is raised because calls wait")
                        .second(SECOND)
                        .build(),
                Case.builder("K9", Changes::aListenerThrows)
                        .title("A listener that throws doesn't change a call's outcome, and its permit comes back")
                        .expected("The call that waited gets its answer, and so does the next one")
                        .source("Listeners are called in a try block, or between taking a permit and giving it back")
                        .second(SECOND)
                        .build());
    }

    /** The operator's thread must not wait for a dependency that hangs: it is the reason for the change. */
    private static Observation aLowerLimit(BulkheadTrial trial) {
        var bulkhead = trial.open(3);
        var held = Stream.generate(() -> trial.hold(bulkhead)).limit(3).toList();
        var change = trial.start(() -> {
            bulkhead.changeLimit(1);
            return "changed";
        });
        trial.advance(5);
        if (!change.isDone()) {
            return Observation.different("the change waits until calls have ended");
        }
        if (change.join() instanceof NotOfferedException missing) {
            throw missing;
        }
        trial.end(held.get(0));
        var besideTwo = Texts.ofResult(trial.nextCall(bulkhead));
        trial.end(held.get(1));
        var besideOne = Texts.ofResult(trial.nextCall(bulkhead));
        trial.end(held.get(2));
        var besideNone = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(
                besideTwo.equals("rejected") && besideOne.equals("rejected") && besideNone.equals("answer"),
                "beside 2: %s, beside 1: %s, beside none: %s",
                besideTwo,
                besideOne,
                besideNone);
    }

    private static Observation aHigherLimit(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 500);
        trial.hold(bulkhead);
        var waiting = trial.startCall(bulkhead);
        trial.advance(5);
        bulkhead.changeLimit(2);
        trial.advance(10);
        var seen = waiting.isDone() ? Texts.ofResult(waiting.join()) : "still waiting";
        return Observation.of(seen.equals("answer"), "%s", seen);
    }

    /** A metric can't be written, and after as many failures as the limit no call is made any more. */
    private static Observation aListenerThrows(BulkheadTrial trial) {
        var bulkhead = trial.open(1, 50);
        var held = trial.hold(bulkhead);
        bulkhead.onAdmission(() -> {
            throw new IllegalStateException("broken listener");
        });
        var waiting = trial.startCall(bulkhead);
        trial.advance(5);
        trial.end(held);
        var waited = Texts.ofResult(trial.resultOrFailure(waiting));
        trial.say("the call that waited: %s", waited);
        var next = Texts.ofResult(trial.nextCall(bulkhead));
        return Observation.of(waited.equals("answer") && next.equals("answer"), "%s, the next call: %s", waited, next);
    }
}
