package dev.patterns.examples.service;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.OptionalDouble;

/** The shipped policies with described settings, for one instance of a service in simulated time. */
public final class SimulatedPolicies {

    /** Retries that an instance's budget allows when no call succeeds. */
    public static final int BUDGET_BURST = 10;

    /** The longest wait between attempts, as a multiple of the backoff. */
    public static final int LONGEST_BACKOFF = 10;

    private SimulatedPolicies() {}

    /**
     * A retry with full jitter.
     *
     * @param backoff the base of the waits; they double
     * @param budget this fraction of a token for each success; empty: no limit
     */
    public static Retry retry(int attempts, Duration backoff, OptionalDouble budget, SimulatedTime time) {
        var waits = backoff.isZero()
                ? Backoff.none()
                : Backoff.exponential(backoff, backoff.multipliedBy(LONGEST_BACKOFF))
                        .withFullJitter();
        var retry = Retry.builder("dependency")
                .maxAttempts(attempts)
                .backoff(waits)
                .time(time)
                .random(time.random());
        budget.ifPresent(ratio -> retry.budget(RetryBudget.ratio(ratio, BUDGET_BURST)));
        return retry.build();
    }

    /** A breaker that doesn't open before its window is full. */
    public static CircuitBreaker breaker(Breaker settings, SimulatedTime time) {
        return CircuitBreaker.builder("dependency")
                .tripWhen(TripRule.countWindow(settings.window())
                        .failureRate(settings.threshold())
                        .minimumCalls(settings.window()))
                .openFor(settings.openFor())
                .probes(settings.probes())
                .time(time)
                .build();
    }

    /** A timeout of one attempt. */
    public static Timeout timeout(Duration limit, SimulatedTime time) {
        return Timeout.builder("dependency").limit(limit).time(time).build();
    }
}
