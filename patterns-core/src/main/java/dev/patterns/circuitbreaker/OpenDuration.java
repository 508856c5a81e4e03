package dev.patterns.circuitbreaker;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Computes how long a breaker stays open: as the failure asks, or as configured. */
final class OpenDuration {

    private final CircuitBreakerConfig config;
    private final RandomGenerator random;
    private final Logger log;

    OpenDuration(CircuitBreakerConfig config, RandomGenerator random, Logger log) {
        this.config = config;
        this.random = random;
        this.log = log;
    }

    /**
     * @param openings how many times the breaker has opened since it was last closed, this time included
     * @param failure what made it open; null if slow calls did
     */
    long nanos(int openings, @Nullable Throwable failure) {
        long asked = failure == null ? 0 : nanosAskedFor(failure);
        return asked > 0 ? asked : configuredNanos(openings);
    }

    /** Zero or less if the failure asks for nothing. A function that throws has found nothing. */
    private long nanosAskedFor(Throwable failure) {
        if (config.retryAfter().isEmpty()) {
            return 0;
        }
        try {
            var asked = config.retryAfter().get().apply(failure).orElse(Duration.ZERO);
            var longest = config.retryAfterLongest().orElseThrow();
            return (asked.compareTo(longest) < 0 ? asked : longest).toNanos();
        } catch (Throwable broken) {
            log.error("retryAfter of circuit breaker {} failed on {}", config.name(), failure, broken);
            return 0;
        }
    }

    /** Grows by a factor with each opening, and is then varied. Computed in floating point, which doesn't overflow. */
    private long configuredNanos(int openings) {
        double grown = config.openFor().toNanos() * Math.pow(config.openForFactor(), openings - 1.0);
        double limited = Math.min(grown, config.openForLongest().toNanos());
        double share = config.openJitter();
        return (long) (share == 0 ? limited : limited * (1 - share + 2 * share * random.nextDouble()));
    }
}
