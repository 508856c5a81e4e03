package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The state machine itself. In this all breakers agree, and every other case builds on it.
 *
 * <pre>
 *   CLOSED ── 5 failures in a row ──▶ OPEN ── 60 s, then a call ──▶ HALF_OPEN ── the probe succeeds ──▶ CLOSED
 *                                      ▲                                │
 *                                      └──────── the probe fails ───────┘
 * </pre>
 */
final class OpensAndCloses {

    private OpensAndCloses() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B17", OpensAndCloses::fiveFailuresOpenIt)
                        .title("The fifth failure in a row opens the breaker, the fourth does not")
                        .expected("CLOSED after 4, OPEN after 5")
                        .source("Nygard, Release It!; both documents")
                        .build(),
                Case.builder("B18", OpensAndCloses::aRejectedCallIsNotMade)
                        .title("An open breaker does not make the call")
                        .expected("The action does not run, and the caller gets a rejection")
                        .source("Nygard, Release It!")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B19", OpensAndCloses::aProbeThatSucceedsClosesIt)
                        .title("A probe that succeeds closes the breaker")
                        .expected("CLOSED, and the next call is admitted")
                        .source("Nygard, Release It!; both documents")
                        .build(),
                Case.builder("B20", OpensAndCloses::aProbeThatFailsOpensIt)
                        .title("A probe that fails opens the breaker for its whole time again")
                        .expected("30 s after the probe a call is rejected, 61 s after it one is admitted")
                        .source("Nygard, Release It!; both documents")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("B21", OpensAndCloses::comesBackExactlyInTime)
                        .title("A call that comes at the very end of the open time is admitted")
                        .expected("60 s after it opened a call is admitted, not only 1 ns later")
                        .source("Resilience4j: isAfter; the second document: >. A punctual caller is too early")
                        .build());
    }

    private static Observation fiveFailuresOpenIt(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 4);
        var afterFour = breaker.state();
        trial.fail(breaker, 1);
        var afterFive = breaker.state();
        return Observation.of(
                afterFour.equals("CLOSED") && afterFive.equals("OPEN"), "%s after 4, %s after 5", afterFour, afterFive);
    }

    /** The point of it all: a dependency that is down gets no calls, and its callers don't wait for it. */
    private static Observation aRejectedCallIsNotMade(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        var made = new AtomicInteger();
        var result = trial.resultOrFailure(() -> breaker.call(made::incrementAndGet));
        trial.say("a call ends with: %s", Texts.ofResult(result));
        return Observation.of(
                result instanceof CallRejectedException && made.get() == 0,
                "%s, the action ran %d times",
                Texts.ofResult(result),
                made.get());
    }

    private static Observation aProbeThatSucceedsClosesIt(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        trial.succeed(breaker, 1);
        var state = breaker.state();
        return Observation.of(state.equals("CLOSED") && !trial.isRejected(breaker), "%s after the probe", state);
    }

    private static Observation aProbeThatFailsOpensIt(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        trial.fail(breaker, 1);
        trial.advance(30);
        trial.say("30 s pass");
        boolean early = trial.isRejected(breaker);
        trial.advance(31);
        trial.say("31 s pass");
        boolean late = trial.isRejected(breaker);
        return Observation.of(
                early && !late,
                "30 s after the probe %s, 61 s after it %s",
                early ? "rejected" : "admitted",
                late ? "rejected" : "admitted");
    }

    /**
     * A client that reads "retry after 60 s" and comes back on the dot should not be rejected. In real time nothing is
     * on the dot, and the call comes a little later.
     */
    private static Observation comesBackExactlyInTime(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        trial.advance(60);
        trial.say("60 s pass");
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(!rejected, "%s at the end of the 60 s", rejected ? "rejected" : "admitted");
    }
}
