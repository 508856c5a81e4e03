package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Late results: a call that was admitted while the breaker was closed ends when it is open or half-open.
 *
 * <pre>
 *   late call   ├───────────────────────────────────▶ its result says how the dependency was at the start
 *   breaker     CLOSED ── 5 failures ──▶ OPEN ── 60 s ──▶ HALF_OPEN
 *   probe                                                 ├────────▶ its result says how the dependency is now
 * </pre>
 *
 * <p>A breaker that keeps one set of counters for its current state counts the late result as if it were a probe's.
 */
final class LateResults {

    private static final String SOURCE = "Failsafe and Resilience4j, seen by running them; Polly #217";

    private LateResults() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B6a", LateResults::aLateSuccess)
                        .title("A late success does not close a half-open breaker")
                        .expected("HALF_OPEN until the probe reports")
                        .source(SOURCE)
                        .build(),
                Case.builder("B6b", LateResults::aLateFailure)
                        .title("A late failure does not open a half-open breaker again")
                        .expected("HALF_OPEN until the probe reports")
                        .source(SOURCE)
                        .build(),
                Case.builder("B6c", LateResults::aLateSuccessWhileOpen)
                        .title("A late success does not close an open breaker")
                        .expected("OPEN")
                        .source("The first document: any success closes it")
                        .build(),
                Case.builder("B6d", LateResults::aLateFailureWhileOpen)
                        .title("A late failure does not prolong the open time")
                        .expected("61 s after it opened a call is admitted, whatever failed meanwhile")
                        .source("Both documents: any failure starts the open time anew")
                        .build(),
                Case.builder("B6e", LateResults::lateFailuresAfterRecovery)
                        .title("Late failures do not open a breaker that has closed again meanwhile")
                        .expected("CLOSED after 5 late failures, where 5 failures open it")
                        .source("Resilience4j, found by random traces")
                        .build());
    }

    /** No probe has come back, and all traffic goes to a dependency that may still be down. */
    private static Observation aLateSuccess(BreakerTrial trial) {
        return late(trial, PendingCall::succeed);
    }

    /** The dependency is well and its probe about to say so, and the breaker rejects for another 60 s. */
    private static Observation aLateFailure(BreakerTrial trial) {
        return late(trial, PendingCall::fail);
    }

    private static Observation aLateSuccessWhileOpen(BreakerTrial trial) {
        var breaker = trial.open();
        var late = trial.begin(breaker, "late call");
        trial.fail(breaker, 5);
        late.succeed();
        return Observation.of(breaker.state().equals("OPEN"), "%s after the late result", breaker.state());
    }

    /** Calls with a long timeout come back one by one, and each keeps the breaker open for another 60 s. */
    private static Observation aLateFailureWhileOpen(BreakerTrial trial) {
        var breaker = trial.open();
        var late = trial.begin(breaker, "late call");
        trial.fail(breaker, 5);
        trial.advance(30);
        trial.say("30 s pass");
        late.fail();
        trial.advance(31);
        trial.say("31 s pass");
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(!rejected, "61 s after it opened %s", rejected ? "still rejected" : "admitted");
    }

    /** The calls of the outage time out one by one, after the dependency has recovered, and open the breaker again. */
    private static Observation lateFailuresAfterRecovery(BreakerTrial trial) {
        var breaker = trial.open();
        var late = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> trial.begin(breaker, "late call " + number))
                .toList();
        trial.openAndWait(breaker);
        trial.succeed(breaker, 1);
        if (!breaker.state().equals("CLOSED")) {
            return Observation.different("%s after the probe has succeeded", breaker.state());
        }
        late.forEach(PendingCall::fail);
        var state = breaker.state();
        return Observation.of(state.equals("CLOSED"), "%s after 5 late failures", state);
    }

    private static Observation late(BreakerTrial trial, Consumer<PendingCall> end) {
        var breaker = trial.open();
        var late = trial.begin(breaker, "late call");
        trial.fail(breaker, 5);
        trial.waitUntilProbesAreDue();
        var probe = trial.begin(breaker, "probe");
        end.accept(late);
        var state = breaker.state();
        probe.succeed();
        return Observation.of(state.equals("HALF_OPEN"), "%s after the late result", state);
    }
}
