package dev.patterns.examples.advice;

import dev.patterns.Policy;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.SimulatedPolicies;
import dev.patterns.simulation.SimulatedTime;
import java.util.ArrayList;
import java.util.Optional;

/**
 * One instance of a service in simulated time: the shipped policies, with the described settings.
 *
 * @param policy retry, breaker, bulkhead and timeout, outermost first; those that are set
 */
record ServiceInstance(Policy policy, Optional<CircuitBreaker> breaker, Optional<Bulkhead> bulkhead) {

    static ServiceInstance of(CurrentSettings settings, SimulatedTime time) {
        var policies = new ArrayList<Policy>();
        settings.attempts()
                .ifPresent(attempts ->
                        policies.add(SimulatedPolicies.retry(attempts, settings.firstWait(), settings.budget(), time)));
        var breaker = settings.breaker().map(it -> SimulatedPolicies.breaker(it, time));
        breaker.ifPresent(policies::add);
        var bulkhead = settings.bulkhead().isPresent()
                ? Optional.of(Bulkhead.builder("calls")
                        .limit(settings.bulkhead().getAsInt())
                        .time(time)
                        .build())
                : Optional.<Bulkhead>empty();
        bulkhead.ifPresent(policies::add);
        settings.timeout().ifPresent(limit -> policies.add(SimulatedPolicies.timeout(limit, time)));
        return new ServiceInstance(Policy.compose(policies.toArray(Policy[]::new)), breaker, bulkhead);
    }
}
