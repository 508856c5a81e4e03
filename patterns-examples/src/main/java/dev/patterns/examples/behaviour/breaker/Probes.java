package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import java.util.List;

/**
 * Probes: the few calls that a half-open breaker admits, to find out whether the dependency is well again.
 *
 * <p>They are a small number that is taken and given back, and whatever is taken can be lost.
 */
final class Probes {

    private Probes() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B2", Probes::exactlyTheConfiguredProbes)
                        .title("A half-open breaker admits exactly the configured number of probes")
                        .expected("With one probe configured, a call that comes while the probe is out is rejected")
                        .source("Both documents' pseudo-code: HALF_OPEN lets every call through")
                        .build(),
                Case.builder("B8a", Probes::aProbeThatNeverReports)
                        .title("A probe that never reports does not keep the breaker half-open for ever")
                        .expected("180 s after the probe began, another call is admitted")
                        .source("Resilience4j #2324, #903")
                        .remedy(BreakerRemedy.HALF_OPEN_LIMIT)
                        .build());
    }

    /** The dependency is just getting up, and the full load hits it at once if every call is a probe. */
    private static Observation exactlyTheConfiguredProbes(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        trial.waitUntilProbesAreDue();
        var probe = trial.begin(breaker, "probe");
        boolean rejected = trial.isRejected(breaker);
        probe.succeed();
        return Observation.of(rejected, "one probe configured, %s admitted", rejected ? "1" : "more");
    }

    /**
     * The probe hangs without a timeout, or its caller forgets it. It holds the only permit. Unless the permit is taken
     * back, no call is ever admitted again, however well the dependency is.
     */
    private static Observation aProbeThatNeverReports(BreakerTrial trial) {
        var breaker = trial.open();
        trial.fail(breaker, 5);
        trial.waitUntilProbesAreDue();
        trial.begin(breaker, "probe that never reports");
        trial.advance(180);
        trial.say("180 s pass");
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(!rejected, "180 s later a call is %s", rejected ? "still rejected" : "admitted");
    }
}
