package dev.patterns.examples.contenders.shared;

import dev.patterns.Time;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * A shared bucket behind a circuit breaker. The first request that the store fails opens it: requests then fail at
 * once, and none waits for the store's timeout, until one tries it again.
 */
final class GuardedBucket implements SharedBucket {

    private final SharedBucket bucket;
    private final CircuitBreaker breaker;
    private final LongAdder requests = new LongAdder();

    GuardedBucket(String name, SharedBucket bucket, Duration retryStoreAfter, Time time) {
        this.bucket = bucket;
        this.breaker = CircuitBreaker.builder(name + " limit store")
                .tripWhen(TripRule.consecutiveFailures(1))
                .openFor(retryStoreAfter)
                .time(time)
                .build();
    }

    @Override
    public Taken take(long most) {
        return breaker.call(() -> {
            requests.increment();
            return bucket.take(most);
        });
    }

    @Override
    public Taken reserve(Duration longestWait) {
        return breaker.call(() -> {
            requests.increment();
            return bucket.reserve(longestWait);
        });
    }

    @Override
    public void add(long tokens) {
        breaker.call(() -> {
            requests.increment();
            bucket.add(tokens);
            return tokens;
        });
    }

    long requests() {
        return requests.sum();
    }

    boolean isAnswering() {
        return breaker.state() == CircuitBreakerState.CLOSED;
    }
}
