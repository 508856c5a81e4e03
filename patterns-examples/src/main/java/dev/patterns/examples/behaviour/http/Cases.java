package dev.patterns.examples.behaviour.http;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.CaseBuilder;
import dev.patterns.examples.behaviour.Scenario;
import java.time.Duration;

/** What all cases of this pattern have in common. */
final class Cases {

    private Cases() {}

    /** In real time, where a second is a second: the server and the client know no other. */
    static CaseBuilder<HttpTrial> of(String id, Scenario<HttpTrial> scenario) {
        return Case.builder(id, scenario).realTime().second(Duration.ofSeconds(1));
    }
}
