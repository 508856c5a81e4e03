package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All of 42 dependencies are down, each behind a breaker. The probes of the breakers keep two threads busy. */
final class BreakerUtilization {

    private static final int DEPENDENCIES = 42;
    private static final int WORKERS = 2;
    private static final Duration SERVICE_TIMEOUT = Duration.ofMillis(250);
    private static final Duration CALL_EVERY = Duration.ofMillis(20);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration MEASURED = Duration.ofMinutes(3);

    private BreakerUtilization() {}

    static PublishedResult result() {
        return new PublishedResult(
                "breaker-utilization",
                "The probes of a breaker cost threads",
                new Source(
                        "Damian Polan",
                        "Your Circuit Breaker is Misconfigured",
                        "2020",
                        "https://shopify.engineering/circuit-breaker-misconfigured"),
                "42 Redis instances are down. A worker with two threads calls each behind a breaker that opens after"
                        + " three errors. A probe waits for its timeout. The extra utilization is the time that both"
                        + " threads spend in calls. The article divides the length of a probe by the time for which"
                        + " the breaker is open; in the simulation a cycle also includes the probe itself.",
                BreakerUtilization::comparisons);
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison(
                        "open for 2 s, probe of 250 ms",
                        "%.1f %%",
                        263,
                        percentBusy(Duration.ofSeconds(2), SERVICE_TIMEOUT),
                        Bound.percent(12),
                        "the probe adds an eighth to the article's cycle"),
                new Comparison(
                        "open for 30 s, probe of 50 ms",
                        "%.1f %%",
                        4,
                        percentBusy(Duration.ofSeconds(30), Duration.ofMillis(50)),
                        Bound.percent(13),
                        "published without decimals: 3.5 to 4.5"));
    }

    private static double percentBusy(Duration open, Duration probe) {
        try (var time = new SimulatedTime(7)) {
            var busy = new ArrayList<Duration>();
            for (int dependency = 0; dependency < DEPENDENCIES; dependency++) {
                time.spawn("redis-" + dependency, () -> callUntilTheEnd(time, open, probe, busy));
            }
            time.run();
            return 100.0 * busy.stream().mapToLong(Duration::toNanos).sum() / (MEASURED.toNanos() * (double) WORKERS);
        }
    }

    private static void callUntilTheEnd(SimulatedTime time, Duration open, Duration probe, List<Duration> busy)
            throws InterruptedException {
        var breaker = CircuitBreaker.builder("redis")
                .tripWhen(TripRule.consecutiveFailures(3))
                .openFor(open)
                .time(time)
                .build();
        var normal = timeout(SERVICE_TIMEOUT, time);
        var halfOpen = timeout(probe, time);
        while (time.elapsed().compareTo(WARM_UP.plus(MEASURED)) < 0) {
            var before = time.elapsed();
            try {
                breaker.call(() -> timeoutIn(breaker, normal, halfOpen).call(() -> {
                    time.sleep(Duration.ofHours(1));
                    return "never";
                }));
            } catch (RuntimeException rejectedOrTimedOut) {
                if (before.compareTo(WARM_UP) >= 0) {
                    busy.add(time.elapsed().minus(before));
                }
            }
            time.sleep(CALL_EVERY);
        }
    }

    private static Policy timeoutIn(CircuitBreaker breaker, Policy normal, Policy halfOpen) {
        return breaker.status().state() == CircuitBreakerState.CLOSED ? normal : halfOpen;
    }

    private static Timeout timeout(Duration limit, SimulatedTime time) {
        return Timeout.builder("redis").limit(limit).time(time).build();
    }
}
