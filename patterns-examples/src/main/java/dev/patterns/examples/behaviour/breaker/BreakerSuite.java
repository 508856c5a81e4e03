package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import java.util.Arrays;
import java.util.List;

/** The circuit breaker's cases, on all breakers. */
public final class BreakerSuite {

    private BreakerSuite() {}

    public static Suite<BreakerTrial> suite() {
        return new Suite<>(
                "circuitbreaker",
                Arrays.stream(BreakerContender.values()).map(BreakerTrial::of).toList(),
                List.of(
                        new Family<>(Probes.class, Probes.cases()),
                        new Family<>(LateResults.class, LateResults.cases()),
                        new Family<>(Rejections.class, Rejections.cases())));
    }
}
