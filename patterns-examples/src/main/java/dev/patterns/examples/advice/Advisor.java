package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.CurrentSettings.Breaker;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.LogNormal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Chooses settings for a dependency, by formulas alone. Each choice uses those before it: a timeout, then how often it
 * makes a call fail, then the retries for that, and so on.
 */
final class Advisor {

    static final double FALSE_TIMEOUTS = 0.001;
    static final double FAILED_REQUESTS = 0.0001;
    static final double REJECTED = 0.0001;
    static final double BUSY = 0.85;
    static final double PERMITS_FOR_PROBES = 0.05;
    static final double WAIT_OF_MEDIAN = 0.1;
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_PERMITS = 100_000;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int[] WINDOWS = {10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};
    private static final double[] RATIOS = {0.1, 0.2, 0.3, 0.5};
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final Duration SHORTEST_OPEN = Duration.ofSeconds(1);
    private static final Duration LONGEST_OPEN = Duration.ofMinutes(1);
    private static final Duration SHORTEST_CONNECTION_TIMEOUT = Duration.ofMillis(250);

    final DependencyDescription dependency;
    final LogNormal latency;
    final boolean isBusy;
    final Duration timeout;
    final double failing;
    final int attempts;
    final Duration backoff;
    final OptionalDouble budget;
    final NormalOperation normal;
    final double callsPerSecond;
    final int bulkhead;
    final Breaker breaker;
    final ServerQueue pool;
    final Duration connectionTimeout;

    Advisor(DependencyDescription dependency) {
        this.dependency = dependency;
        this.latency = dependency.latency();
        this.isBusy = dependency.utilization() > BUSY;
        this.timeout = timeout();
        this.failing = 1 - (1 - dependency.errorRate()) * (1 - FALSE_TIMEOUTS);
        this.attempts = isBusy ? 1 : attempts();
        this.backoff = roundedUp(Math.max(0.01, latency.median()));
        this.budget = attempts == 1 ? OptionalDouble.empty() : OptionalDouble.of(ratio(failing));
        this.normal = withoutLimits();
        this.callsPerSecond = dependency.rate() / dependency.instances() * normal.callsPerRequest();
        this.bulkhead = isBusy ? capacityOfAnInstance() : permits(callsPerSecond * heldFor());
        this.breaker = breaker();
        this.pool = pool();
        this.connectionTimeout = connectionTimeout();
    }

    CurrentSettings settings() {
        return new CurrentSettings(
                Optional.of(timeout),
                OptionalInt.of(attempts),
                Optional.of(backoff),
                budget,
                Optional.of(breaker),
                OptionalInt.of(bulkhead),
                OptionalInt.of(pool.servers()),
                Optional.of(connectionTimeout));
    }

    private NormalOperation withoutLimits() {
        return NormalOperation.of(
                dependency,
                new CurrentSettings(
                        Optional.of(timeout),
                        OptionalInt.of(attempts),
                        Optional.of(backoff),
                        budget,
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    private Duration timeout() {
        var queue = new ServerQueue(
                dependency.capacity(), dependency.rate() * latency.mean(), latency.mean(), latency.squaredVariation());
        var waits = isBusy ? queue.empty() : queue;
        double low = 0;
        double high = 2 * latency.exceededBy(FALSE_TIMEOUTS) + 20 * waits.meanWaitOfWaiting();
        while (high - low > 1e-4 * high) {
            double middle = (low + high) / 2;
            if (CallTime.of(latency, waits, middle).timedOut() > FALSE_TIMEOUTS) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return roundedUp(Math.max(high, 2 * latency.median()));
    }

    /** So many that few requests fail, if the dependency has the capacity for them. */
    private int attempts() {
        int attempts = 1;
        while (attempts < MOST_ATTEMPTS
                && StrictMath.pow(failing, attempts) > FAILED_REQUESTS
                && dependency.utilization() * Retries.attempts(attempts + 1, failing) <= BUSY) {
            attempts++;
        }
        return attempts;
    }

    /** Twice the retries of normal operation, or a tenth. */
    private static double ratio(double failing) {
        double needed = 2 * retriesForEachSuccess(failing);
        for (double ratio : RATIOS) {
            if (ratio >= needed) {
                return ratio;
            }
        }
        return 1;
    }

    static double retriesForEachSuccess(double failing) {
        return failing / (1 - failing);
    }

    /** The smallest at which few calls find no permit, or for as many calls as there are if all are as slow as p99. */
    private int permits(double load) {
        int permits = (int) Math.ceil(callsPerSecond * NormalOperation.seconds(dependency.p99()));
        while (Erlang.blocked(permits, load) > REJECTED) {
            permits++;
        }
        return Math.min(MOST_PERMITS, permits);
    }

    private int capacityOfAnInstance() {
        return Math.max(1, dependency.capacity() / dependency.instances());
    }

    /** Mean time of a call, in seconds. */
    double heldFor() {
        return isBusy
                ? latency.meanUpTo(NormalOperation.seconds(timeout))
                : normal.call().mean();
    }

    private Breaker breaker() {
        double threshold = failing < 0.25 ? 0.5 : Math.ceil(50 * (1 + failing)) / 100;
        for (int window : WINDOWS) {
            var breaker = new Breaker(threshold, window, openFor(), 1);
            if (openingsPerDay(breaker) < 1) {
                return breaker;
            }
        }
        return new Breaker(threshold, WINDOWS[WINDOWS.length - 1], openFor(), 1);
    }

    double openingsPerDay(Breaker breaker) {
        return ChanceOpenings.perCall(breaker, failing) * callsPerSecond * dependency.instances() * SECONDS_OF_A_DAY;
    }

    private Duration openFor() {
        double probe = NormalOperation.seconds(timeout);
        var needed = roundedUp(Math.max(5 * probe, probe / (PERMITS_FOR_PROBES * bulkhead)));
        return min(LONGEST_OPEN, max(SHORTEST_OPEN, needed));
    }

    /** The smallest pool in which 99 percent of the waits are short, or one for all that the bulkhead admits. */
    private ServerQueue pool() {
        double held = latency.meanUpTo(NormalOperation.seconds(timeout));
        double load = callsPerSecond * held;
        int enough = Math.min(bulkhead, MOST_CONNECTIONS);
        var pool = new ServerQueue((int) Math.min(load + 1, enough), load, held, latency.squaredVariation());
        while (pool.servers() < enough && pool.waitExceededBy(0.01) > WAIT_OF_MEDIAN * latency.median()) {
            pool = pool.with(pool.servers() + 1);
        }
        return pool;
    }

    private Duration connectionTimeout() {
        return poolIsBehindBulkhead()
                ? SHORTEST_CONNECTION_TIMEOUT
                : max(SHORTEST_CONNECTION_TIMEOUT, roundedUp(pool.waitExceededBy(0.001)));
    }

    boolean poolIsBehindBulkhead() {
        return bulkhead <= pool.servers();
    }

    /** To two digits; a value that has two already stays as it is, though a double is not exact. */
    private static Duration roundedUp(double seconds) {
        return Duration.ofNanos(BigDecimal.valueOf(seconds * 1e9 * (1 - 1e-9))
                .round(new MathContext(2, RoundingMode.CEILING))
                .longValue());
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
