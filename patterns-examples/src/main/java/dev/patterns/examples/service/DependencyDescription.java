package dev.patterns.examples.service;

import dev.patterns.Time;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A dependency and its traffic, as far as they can be measured from outside.
 *
 * @param rate requests a second of all instances together; each calls the dependency once. More than 0, at most 100,000
 * @param p50 half of the calls are answered by then while the dependency has no queue. 0.01 ms to 1 minute
 * @param p99 99 percent of the calls are answered by then, again without a queue. {@code p50} to 100 times {@code p50}
 * @param errorRate the share of calls that fail in normal operation; each independent of the others. 0 to 0.9
 * @param capacity how many calls the dependency works on at a time. Further calls wait in its queue, in order. 1 to
 *     10,000
 * @param instances how many instances of the service call the dependency. Each has its own breaker, budget, bulkhead
 *     and pool, and an equal share of the requests. 1 to 1,000
 */
public record DependencyDescription(
        double rate, Duration p50, Duration p99, double errorRate, int capacity, int instances) {

    private static final Duration SHORTEST = Duration.ofNanos(10_000);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int WIDEST = 100;

    /** @throws IllegalArgumentException if a value is out of its bounds; the message names both */
    public DependencyDescription {
        Rules.above(0, 100_000, "rate", rate);
        Rules.between(SHORTEST, LONGEST, "p50", p50);
        Rules.check(
                p99.compareTo(p50) >= 0 && p99.compareTo(p50.multipliedBy(WIDEST)) <= 0,
                "p99 must be between p50 and " + WIDEST + " times p50, " + Durations.text(p50) + ", but was "
                        + Durations.text(p99));
        Rules.between(0, 0.9, "error-rate", errorRate);
        Rules.between(1, 10_000, "capacity", capacity);
        Rules.between(1, 1_000, "instances", instances);
    }

    /** How long the dependency works on a call, its queue left out. */
    public LogNormal latency() {
        return LogNormal.of(p50, p99);
    }

    /** How many calls a second the dependency can serve: its capacity over the mean latency. */
    public double callsPerSecond() {
        return capacity / latency().mean();
    }

    /** The share of its capacity that the requests use if each makes one call. At 1 and above, the queue grows. */
    public double utilization() {
        return rate / callsPerSecond();
    }

    /** A simulated dependency that behaves as described. */
    public SimulatedDependency simulated(Time time, RandomGenerator random) {
        return new SimulatedDependency(this, time, random);
    }
}
