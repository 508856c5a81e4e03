package dev.patterns.examples.advice;

import dev.patterns.Policy;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * One instance of a service in simulated time: the shipped policies, with the described settings.
 *
 * @param policy retry, breaker, bulkhead and timeout, outermost first; those that are set
 */
record ServiceInstance(Policy policy, Optional<CircuitBreaker> breaker, Optional<Bulkhead> bulkhead) {

    /** Retries that an instance's budget allows when no call succeeds. */
    static final int BURST = 10;

    private static final Duration BACKOFF = Duration.ofMillis(100);
    static final int LONGEST_BACKOFF = 10; // times the first

    static ServiceInstance of(CurrentSettings settings, SimulatedTime time) {
        var policies = new ArrayList<Policy>();
        settings.attempts().ifPresent(attempts -> policies.add(retry(settings, attempts, time)));
        var breaker = settings.breaker().map(it -> breaker(it, time));
        breaker.ifPresent(policies::add);
        var bulkhead = settings.bulkhead().isPresent()
                ? Optional.of(Bulkhead.builder("calls")
                        .limit(settings.bulkhead().getAsInt())
                        .time(time)
                        .build())
                : Optional.<Bulkhead>empty();
        bulkhead.ifPresent(policies::add);
        settings.timeout()
                .ifPresent(limit -> policies.add(
                        Timeout.builder("call").limit(limit).time(time).build()));
        return new ServiceInstance(Policy.compose(policies.toArray(Policy[]::new)), breaker, bulkhead);
    }

    static CircuitBreaker breaker(CurrentSettings.Breaker settings, SimulatedTime time) {
        return CircuitBreaker.builder("dependency")
                .tripWhen(TripRule.countWindow(settings.window())
                        .failureRate(settings.threshold())
                        .minimumCalls(settings.window()))
                .openFor(settings.openFor())
                .probes(settings.probes())
                .time(time)
                .build();
    }

    private static Retry retry(CurrentSettings settings, int attempts, SimulatedTime time) {
        var builder = Retry.builder("dependency")
                .maxAttempts(attempts)
                .backoff(backoff(firstWait(settings)))
                .time(time)
                .random(time.random());
        settings.budget().ifPresent(ratio -> builder.budget(RetryBudget.ratio(ratio, BURST)));
        return builder.build();
    }

    static Duration firstWait(CurrentSettings settings) {
        return settings.backoff().orElse(BACKOFF);
    }

    private static Backoff backoff(Duration first) {
        return first.isZero()
                ? Backoff.none()
                : Backoff.exponential(first, first.multipliedBy(LONGEST_BACKOFF))
                        .withFullJitter();
    }
}
