package dev.patterns.examples.advice;

import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.SimulatedPolicies;
import dev.patterns.simulation.SimulatedTime;
import java.util.SplittableRandom;

/** Calls that fail by chance, through the shipped breaker. */
final class ChanceRun {

    private static final IllegalStateException FAILURE = new IllegalStateException("fails by chance");

    private ChanceRun() {}

    /** Openings for each call. It is reset after each opening. */
    static double openingsPerCall(Breaker settings, double failing, int calls, long seed) {
        var random = new SplittableRandom(seed);
        try (var time = new SimulatedTime(seed)) {
            var breaker = SimulatedPolicies.breaker(settings, time);
            int openings = 0;
            for (int call = 0; call < calls; call++) {
                var permit = breaker.acquire();
                if (random.nextDouble() < failing) {
                    permit.failed(FAILURE);
                } else {
                    permit.returned("answer");
                }
                if (breaker.state() != CircuitBreakerState.CLOSED) {
                    openings++;
                    breaker.reset();
                }
            }
            return (double) openings / calls;
        }
    }
}
