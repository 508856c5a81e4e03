package dev.patterns.examples.incident.tiers;

import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.OutcomeUnknownException;
import dev.patterns.examples.incident.story.Act;
import dev.patterns.examples.incident.story.Fix;
import dev.patterns.fallback.Fallback;

/** To the backup processor; in every tier by our own, for neither the documents nor Resilience4j's core have one. */
final class Failover {

    private Failover() {}

    static Fallback of(Act act) {
        return Fallback.builder("failover")
                .on(failure -> act.has(Fix.FAILOVER)
                        && failure instanceof Exception
                        && !(failure instanceof DeclinedException)
                        && !(failure instanceof OutcomeUnknownException))
                .build();
    }
}
