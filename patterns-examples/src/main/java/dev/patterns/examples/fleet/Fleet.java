package dev.patterns.examples.fleet;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerBuilder;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clients of one dependency, and what they share.
 *
 * @param clients how many they are
 * @param link carries what they tell each other
 * @param random gives each of its users a source of its own
 */
record Fleet(int clients, SimulatedTime time, Link link, SplittableRandom random) {

    static final Duration WINDOW = Duration.ofSeconds(10);

    /** The settings of the breakers: half of the calls in a window must fail, and of at least ten. */
    CircuitBreakerBuilder breaker(String name, Duration window) {
        return CircuitBreaker.builder(name)
                .tripWhen(TripRule.timeWindow(window).failureRate(0.5).minimumCalls(10))
                .openFor(Duration.ofSeconds(5))
                .openJitter(0.2)
                .probes(3)
                .probeLease(Duration.ofSeconds(5))
                .time(time)
                .random(random.split());
    }

    /** One breaker for each client. */
    List<CircuitBreaker> localBreakers() {
        return IntStream.range(0, clients)
                .mapToObj(client -> breaker("client " + client, WINDOW).build())
                .toList();
    }

    /** As {@link #localBreakers}, for clients with so few calls that a window of time holds none. */
    List<CircuitBreaker> breakersForFewCalls() {
        return IntStream.range(0, clients)
                .mapToObj(client -> breaker("client " + client, WINDOW)
                        .tripWhen(TripRule.consecutiveFailures(3))
                        .probes(1)
                        .build())
                .toList();
    }

    /** Repeats the action for ever. The first time is random, so that the clients don't act at the same moment. */
    void every(Duration period, Runnable action) {
        var first = Duration.ofNanos((long) (period.toNanos() * random.nextDouble()));
        time.schedule(() -> repeat(period, action), first);
    }

    private void repeat(Duration period, Runnable action) {
        time.schedule(() -> repeat(period, action), period);
        action.run();
    }
}
