package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Probes: the few calls that a half-open breaker admits, to find out whether the dependency is well again.
 *
 * <p>They are a small number that is taken and given back. Too many of them are the load that the dependency can't bear
 * yet.
 */
final class Probes {

    private Probes() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B2a", Probes::oneProbe)
                        .title("A half-open breaker admits exactly the configured probe")
                        .expected("With one probe configured, a call that comes while the probe is out is rejected")
                        .source("Both documents' pseudo-code: HALF_OPEN lets every call through")
                        .build(),
                Case.builder("B2b", Probes::threeProbes)
                        .title("A half-open breaker admits exactly three probes where three are configured")
                        .expected("3 of 10 admitted")
                        .source("Resilience4j permittedNumberOfCallsInHalfOpenState; Failsafe withSuccessThreshold")
                        .build(),
                Case.builder("B7", Probes::lateIgnoredFailures)
                        .title("Late ignored failures do not add to the probes")
                        .expected("2 probes configured, 2 of 10 calls admitted after 5 late ignored failures")
                        .source("Resilience4j, seen by running it: 7 admitted; Failsafe #391")
                        .build(),
                Case.builder("B29", Probes::opensAsSoonAsItIsDecided)
                        .title("Half of the probes have failed: the breaker opens without waiting for the others")
                        .expected("OPEN after 2 failures of 4 probes at 50 %")
                        .source("Resilience4j judges when all have reported, and one that hangs holds it up")
                        .build(),
                Case.builder("B30", Probes::toleratesAFailedProbe)
                        .title("One failed probe of four is tolerated where half may fail")
                        .expected("CLOSED after 3 successes and 1 failure")
                        .source("Resilience4j failureRateThreshold; Failsafe withSuccessThreshold(3, 4)")
                        .build(),
                Case.builder("B52", Probes::allProbesDecide)
                        .title("All probes decide, even where the window's minimum of calls is smaller")
                        .expected("HALF_OPEN after 2 of 4 probes have succeeded, with a minimum of 2 calls")
                        .source("Resilience4j, found by random traces: minimumNumberOfCalls holds for probes too")
                        .build(),
                Case.builder("B31", Probes::aLimitOfHalfOpen)
                        .title("Half-open can be limited: without a decision the breaker opens again")
                        .expected("30 s after the limit of 60 s it is OPEN, and calls are rejected")
                        .source("Resilience4j maxWaitDurationInHalfOpenState")
                        .realTime()
                        .second(Duration.ofMillis(6))
                        .build(),
                Case.builder("B32", Probes::halfOpenByTimer)
                        .title("It can be set up to become half-open when the time is up, without a call")
                        .expected("HALF_OPEN 100 s after it opened, without a call")
                        .source("Resilience4j automaticTransitionFromOpenToHalfOpenEnabled")
                        .realTime()
                        .second(Duration.ofMillis(6))
                        .build());
    }

    /** The dependency is just getting up, and the full load hits it at once if every call is a probe. */
    private static Observation oneProbe(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        var probe = trial.begin(breaker, "probe");
        boolean rejected = trial.isRejected(breaker);
        probe.succeed();
        return Observation.of(rejected, "one probe configured, %s admitted", rejected ? "1" : "more");
    }

    private static Observation threeProbes(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.probes(3));
        trial.openAndWait(breaker);
        int admitted = begin(trial, breaker, "probe", 10).size();
        return Observation.of(admitted == 3, "three probes configured, %d of 10 admitted", admitted);
    }

    /** A place is given back by calls that never took one. */
    private static Observation lateIgnoredFailures(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.probes(2).ignoreOn(IllegalArgumentException.class::isInstance));
        var late = begin(trial, breaker, "late call", 5);
        trial.openAndWait(breaker);
        var probes = begin(trial, breaker, "probe", 2);
        late.forEach(call -> call.failWith(new IllegalArgumentException()));
        if (!breaker.state().equals("HALF_OPEN")) {
            return Observation.different("%s by a late ignored failure", breaker.state());
        }
        int admitted = probes.size() + begin(trial, breaker, "further probe", 8).size();
        return Observation.of(admitted == 2, "2 probes configured, %d of 10 admitted", admitted);
    }

    /** A minimum that is meant for the window cuts the number of probes, and two lucky calls close the breaker. */
    private static Observation allProbesDecide(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.probes(4).reopenAt(0.5).window(BreakerWindow.ofCalls(10, 2)));
        trial.openAndWait(breaker);
        var probes = begin(trial, breaker, "probe", 4);
        probes.stream().limit(2).forEach(PendingCall::succeed);
        var state = breaker.state();
        return Observation.of(state.equals("HALF_OPEN"), "%s after 2 of 4 probes", state);
    }

    /** The other two probes hang, which is what probes of a sick dependency do. */
    private static Observation opensAsSoonAsItIsDecided(BreakerTrial trial) {
        var breaker = halfOpenWithFourProbes(trial);
        var probes = begin(trial, breaker, "probe", 4);
        probes.stream().limit(2).forEach(PendingCall::fail);
        return Observation.of(breaker.state().equals("OPEN"), "%s after 2 of 4 probes failed", breaker.state());
    }

    private static Observation toleratesAFailedProbe(BreakerTrial trial) {
        var breaker = halfOpenWithFourProbes(trial);
        trial.fail(breaker, 1);
        trial.succeed(breaker, 3);
        return Observation.of(breaker.state().equals("CLOSED"), "%s after FSSS", breaker.state());
    }

    private static BreakerAdapter halfOpenWithFourProbes(BreakerTrial trial) {
        var breaker = trial.open(settings ->
                settings.window(BreakerWindow.ofCalls(10, 5)).probes(4).reopenAt(0.5));
        trial.openAndWait(breaker);
        return breaker;
    }

    /**
     * Little traffic: of three probes one has come so far, and whether the dependency is well remains open for hours.
     */
    private static Observation aLimitOfHalfOpen(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.probes(3).halfOpenAtMost(trial.seconds(60)));
        trial.openAndWait(breaker);
        trial.succeed(breaker, 1);
        trial.advance(90);
        trial.say("90 s pass");
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(
                rejected && breaker.state().equals("OPEN"),
                "%s after the limit, a call is %s",
                breaker.state(),
                rejected ? "rejected" : "admitted");
    }

    /** A load balancer that sends nothing to an instance whose breaker is open would never see it recover. */
    private static Observation halfOpenByTimer(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.halfOpenByTimer());
        trial.fail(breaker, 5);
        trial.advance(100);
        trial.say("100 s pass");
        return Observation.of(breaker.state().equals("HALF_OPEN"), "%s without a call", breaker.state());
    }

    /** Starts so many calls. Returns those that are admitted. */
    private static List<PendingCall> begin(BreakerTrial trial, BreakerAdapter breaker, String name, int calls) {
        var admitted = new ArrayList<PendingCall>();
        for (int i = 0; i < calls; i++) {
            var call = trial.begin(breaker, name);
            if (!call.isRejected()) {
                admitted.add(call);
            }
        }
        return admitted;
    }
}
