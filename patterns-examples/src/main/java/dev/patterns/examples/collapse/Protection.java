package dev.patterns.examples.collapse;

import dev.patterns.Policy;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.bulkhead.BulkheadBuilder;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.SimulatedPolicies;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The patterns between a service and its dependency, in the order retry, breaker, bulkhead, pool, timeout. An immutable
 * value.
 *
 * <p>A pool of connections is played as a bulkhead with a queue: the same limit and the same wait.
 */
final class Protection {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_WAITERS = 100_000;
    private static final int ADAPTIVE_FROM = 20;
    static final int ADAPTIVE_TO = 1_000;

    private Optional<Duration> timeout;
    private int attempts;
    private Duration backoff;
    private OptionalDouble budget;
    private Optional<Breaker> breaker;
    private OptionalInt bulkhead;
    private boolean adaptiveLimit;
    private final OptionalInt pool;
    private final Duration connectionTimeout;

    Protection(CurrentSettings settings) {
        this.timeout = settings.timeout();
        this.attempts = settings.attempts().orElse(1);
        this.backoff = settings.firstWait();
        this.budget = settings.budget();
        this.breaker = settings.breaker();
        this.bulkhead = settings.bulkhead();
        this.pool = settings.pool();
        this.connectionTimeout = settings.connectionTimeout().orElse(CONNECTION_TIMEOUT);
    }

    private Protection(Protection original) {
        this.timeout = original.timeout;
        this.attempts = original.attempts;
        this.backoff = original.backoff;
        this.budget = original.budget;
        this.breaker = original.breaker;
        this.bulkhead = original.bulkhead;
        this.adaptiveLimit = original.adaptiveLimit;
        this.pool = original.pool;
        this.connectionTimeout = original.connectionTimeout;
    }

    Protection withAttempts(int attempts) {
        return with(next -> next.attempts = attempts);
    }

    Protection withBackoff(Duration backoff) {
        return with(next -> next.backoff = backoff);
    }

    Protection withBudget(double ratio) {
        return with(next -> next.budget = OptionalDouble.of(ratio));
    }

    Protection withBreaker(Breaker breaker) {
        return with(next -> next.breaker = Optional.of(breaker));
    }

    Protection withBulkhead(int limit) {
        return with(next -> next.bulkhead = OptionalInt.of(limit));
    }

    /** Adds a bulkhead that finds its limit itself. */
    Protection withAdaptiveLimit() {
        return with(next -> next.adaptiveLimit = true);
    }

    private Protection with(Consumer<Protection> change) {
        var next = new Protection(this);
        change.accept(next);
        return next;
    }

    int attempts() {
        return attempts;
    }

    Duration backoff() {
        return backoff;
    }

    boolean hasBudget() {
        return budget.isPresent();
    }

    boolean hasBreaker() {
        return breaker.isPresent();
    }

    boolean hasBulkhead() {
        return bulkhead.isPresent();
    }

    /** How long the breaker stays open; zero without one. */
    Duration openFor() {
        return breaker.map(Breaker::openFor).orElse(Duration.ZERO);
    }

    /** The longest that an attempt can take. */
    Duration longestAttempt(Duration withoutTimeout) {
        return timeout.orElse(withoutTimeout);
    }

    /**
     * The longest that a request can take: attempts, the waits between them, and the wait for a connection. The latter
     * counts at most as long as the former: an answer that comes later is of no use to a user.
     */
    Duration longestRequest(Duration withoutTimeout) {
        var longest = longestAttempt(withoutTimeout).multipliedBy(attempts);
        for (int retry = 1; retry < attempts; retry++) {
            longest =
                    longest.plus(backoff.multipliedBy(Math.min(1L << (retry - 1), SimulatedPolicies.LONGEST_BACKOFF)));
        }
        if (pool.isPresent()) {
            return longest.plus(connectionTimeout.compareTo(longest) < 0 ? connectionTimeout : longest);
        }
        return longest;
    }

    /** The policies of one instance. */
    Policy policy(SimulatedTime time) {
        var policies = new ArrayList<Policy>();
        if (attempts > 1) {
            policies.add(SimulatedPolicies.retry(attempts, backoff, budget, time));
        }
        breaker.ifPresent(settings -> policies.add(SimulatedPolicies.breaker(settings, time)));
        bulkhead.ifPresent(limit -> policies.add(bulkhead(time).limit(limit).build()));
        if (adaptiveLimit) {
            policies.add(bulkhead(time)
                    .limit(ADAPTIVE_FROM)
                    .adaptiveLimit(1, ADAPTIVE_TO)
                    .build());
        }
        pool.ifPresent(size -> policies.add(bulkhead(time)
                .limit(size)
                .maxWaiters(MAX_WAITERS)
                .maxWait(connectionTimeout)
                .build()));
        timeout.ifPresent(limit -> policies.add(SimulatedPolicies.timeout(limit, time)));
        return Policy.compose(policies.toArray(Policy[]::new));
    }

    private static BulkheadBuilder bulkhead(SimulatedTime time) {
        return Bulkhead.builder("dependency").time(time);
    }
}
