package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.util.List;
import java.util.function.Consumer;

/**
 * Late results: a call that was admitted while the breaker was closed ends when it is half-open.
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
