package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.time.Duration;
import java.util.List;

/**
 * Manual modes: a person takes over. A dependency that is to be shut down gets no calls, a breaker that is wrong is
 * switched off, a new one is watched for a week before it may reject anything. What was set by hand is left by hand.
 */
final class ManualModes {

    private ManualModes() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B13a", ManualModes::forcedOpenStays)
                        .title("A breaker that was opened by hand stays open until it is closed by hand")
                        .expected("100 s later a call is rejected; after a reset one is admitted")
                        .source("Resilience4j FORCED_OPEN; Failsafe open() ends with the open time")
                        .build(),
                Case.builder("B13b", ManualModes::disabled)
                        .title("A breaker can be disabled: every call is admitted, whatever fails")
                        .expected("A call is admitted after 100 failures")
                        .source("Resilience4j DISABLED")
                        .build(),
                Case.builder("B13c", ManualModes::metricsOnly)
                        .title("A breaker can count without ever rejecting")
                        .expected("A call is admitted after 100 failures, and the mode has not changed")
                        .source("Resilience4j METRICS_ONLY")
                        .build(),
                Case.builder("B13d", ManualModes::lateResultsWhileForcedOpen)
                        .title("No late result leads out of a state that was set by hand")
                        .expected("A call is rejected after a late success")
                        .source("The first document's onSuccess closes whatever the state is")
                        .second(Duration.ofMillis(20))
                        .build(),
                Case.builder("B41", ManualModes::resetForgets)
                        .title("Closing a breaker by hand forgets the failures that it has counted")
                        .expected("CLOSED after four failures, a reset, and one more failure")
                        .source("Failsafe close() does nothing while it is closed")
                        .build());
    }

    /** A data centre is evacuated, and a minute later every instance probes it. */
    private static Observation forcedOpenStays(BreakerTrial trial) {
        var breaker = trial.open();
        breaker.forceOpen();
        trial.say("opened by hand: %s", breaker.state());
        trial.advance(100);
        trial.say("100 s pass");
        boolean rejected = trial.isRejected(breaker);
        breaker.reset();
        trial.say("closed by hand: %s", breaker.state());
        boolean rejectedAfter = trial.isRejected(breaker);
        return Observation.of(
                rejected && !rejectedAfter,
                "100 s later %s, after the reset %s",
                rejected ? "rejected" : "admitted",
                rejectedAfter ? "rejected" : "admitted");
    }

    private static Observation disabled(BreakerTrial trial) {
        var breaker = trial.open();
        breaker.disable();
        trial.fail(breaker, 100);
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(!rejected, "%s after 100 failures", rejected ? "rejected" : "admitted");
    }

    private static Observation metricsOnly(BreakerTrial trial) {
        var breaker = trial.open();
        breaker.metricsOnly();
        var before = breaker.state();
        trial.fail(breaker, 100);
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(
                !rejected && breaker.state().equals(before),
                "%s after 100 failures: %s",
                rejected ? "rejected" : "admitted",
                breaker.state());
    }

    private static Observation lateResultsWhileForcedOpen(BreakerTrial trial) {
        var breaker = trial.open();
        var late = trial.begin(breaker, "late call");
        breaker.forceOpen();
        trial.say("opened by hand: %s", breaker.state());
        late.succeed();
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(rejected, "%s after the late result", rejected ? "rejected" : "admitted");
    }

    private static Observation resetForgets(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 4);
        breaker.reset();
        trial.say("closed by hand: %s", breaker.state());
        trial.fail(breaker, 1);
        return Observation.of(breaker.state().equals("CLOSED"), "%s after FFFF-reset-F", breaker.state());
    }
}
