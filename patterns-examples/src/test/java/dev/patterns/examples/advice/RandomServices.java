package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.LogNormal;
import dev.patterns.examples.service.ServiceDescription;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Random dependencies and random settings of today, good and bad ones: latencies from 5 ms to 300 ms, 10 % to 95 % of
 * the capacity in use, timeouts from below the p99 to ten times the p99, bulkheads and pools from too small to too
 * large.
 */
final class RandomServices {

    private final SplittableRandom random;

    private RandomServices(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static ServiceDescription of(long seed) {
        var services = new RandomServices(seed);
        var dependency = services.dependency();
        return new ServiceDescription(dependency, services.settings(dependency));
    }

    private DependencyDescription dependency() {
        double median = between(0.005, 0.3);
        var p50 = duration(median);
        var p99 = duration(median * between(1.5, 12));
        int capacity = (int) between(2, 150);
        double utilization = 0.1 + 0.85 * random.nextDouble();
        return new DependencyDescription(
                utilization * capacity / LogNormal.of(p50, p99).mean(), p50, p99, between(0.0005, 0.05), capacity, (int)
                        between(1, 16));
    }

    private CurrentSettings settings(DependencyDescription dependency) {
        double perInstance = dependency.rate() * dependency.latency().mean() / dependency.instances();
        double p99 = NormalOperation.seconds(dependency.p99());
        return new CurrentSettings(
                chance(0.1) ? Optional.empty() : Optional.of(duration(p99 * between(0.8, 10))),
                OptionalInt.of(1 + random.nextInt(4)),
                Optional.of(duration(between(0.01, 0.2))),
                chance(0.5) ? OptionalDouble.empty() : OptionalDouble.of(0.05 + 0.25 * random.nextDouble()),
                chance(0.3) ? Optional.empty() : Optional.of(breaker()),
                chance(0.3) ? OptionalInt.empty() : OptionalInt.of((int) (2 + perInstance * between(1, 4))),
                OptionalInt.of((int) (1 + perInstance * between(1, 4))),
                Optional.empty());
    }

    private Breaker breaker() {
        return new Breaker(
                0.3 + 0.4 * random.nextDouble(),
                (int) between(10, 200),
                duration(between(0.5, 20)),
                1 + random.nextInt(3));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Evenly distributed by their logarithm. */
    private double between(double least, double most) {
        return least * StrictMath.exp(random.nextDouble() * StrictMath.log(most / least));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
