package dev.patterns.examples.advice;

import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The dependency doesn't answer any more, simulated.
 *
 * @param hanging calls that hang at a time, of all instances
 * @param untilOpen seconds until the breaker of an instance opened, on average; empty if none did
 */
record OutageRun(double hanging, OptionalDouble untilOpen) {

    /**
     * How long each part takes, in seconds.
     *
     * @param warmUp normal operation, so that the windows of the breakers are full
     * @param settle from the beginning of the outage until the number of hanging calls no longer grows
     */
    record Plan(double warmUp, double settle, double measured) {
        double requests(DependencyDescription description) {
            return description.rate() * (warmUp + settle + measured);
        }
    }

    static OutageRun of(DependencyDescription description, CurrentSettings settings, Plan plan, long seed) {
        try (var service = new MeasuredService(description, settings, seed)) {
            var time = service.time();
            time.advance(duration(plan.warmUp));
            service.dependency().setHanging(true);
            var began = time.elapsed();
            var opened = new ArrayList<Duration>();
            for (var instance : service.instances()) {
                instance.breaker().ifPresent(breaker -> {
                    var first = new boolean[] {breaker.state() == CircuitBreakerState.CLOSED};
                    breaker.onTransition(transition -> {
                        if (first[0] && transition.to() == CircuitBreakerState.OPEN) {
                            first[0] = false;
                            opened.add(time.elapsed().minus(began));
                        }
                    });
                });
            }
            time.advance(duration(plan.settle));
            service.resetCounts();
            time.advance(duration(plan.measured));
            return new OutageRun(service.counts().inFlightSeconds / plan.measured, mean(opened));
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private static OptionalDouble mean(List<Duration> durations) {
        return durations.stream().mapToDouble(NormalOperation::seconds).average();
    }
}
