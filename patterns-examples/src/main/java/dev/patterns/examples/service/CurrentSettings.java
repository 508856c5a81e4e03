package dev.patterns.examples.service;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The settings with which a service calls a dependency. A pattern whose settings are empty is not used.
 *
 * @param timeout limit of one attempt. 0.1 ms to 10 minutes
 * @param attempts how many attempts a request makes at most, the first included. 1 to 20. Empty: one
 * @param backoff the base of the waits between attempts; they double, up to ten times the base, with full jitter. 0 to
 *     1 minute. Empty: 100 ms
 * @param budget of retries: a retry needs a token, and a success deposits this fraction of one. 0 to 1. Empty: no limit
 * @param breaker of the calls. Empty: none
 * @param bulkhead how many calls an instance makes at a time; others are rejected. 1 to 100,000
 * @param pool how many connections an instance has. 1 to 10,000
 * @param connectionTimeout how long a request waits for a connection of the pool. 0.1 ms to 10 minutes. Empty: 30 s
 */
public record CurrentSettings(
        Optional<Duration> timeout,
        OptionalInt attempts,
        Optional<Duration> backoff,
        OptionalDouble budget,
        Optional<Breaker> breaker,
        OptionalInt bulkhead,
        OptionalInt pool,
        Optional<Duration> connectionTimeout) {

    /** No pattern at all. */
    public static final CurrentSettings NONE = new CurrentSettings(
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());

    private static final Duration BACKOFF = Duration.ofMillis(100);
    private static final Duration SHORTEST = Duration.ofNanos(100_000);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * A breaker, outside of the timeout and within the retry. It is given if any of its settings is.
     *
     * @param threshold it opens when at least this share of the window's calls failed. More than 0, at most 1. Default:
     *     0.5
     * @param window how many calls it looks at; it doesn't open before it has seen so many. 1 to 100,000. Default: 100
     * @param openFor how long it stays open. 1 ms to 1 hour. Default: 60 s
     * @param probes how many calls it admits half-open, at once and in all. 1 to 1,000. Default: 1
     */
    public record Breaker(double threshold, int window, Duration openFor, int probes) {

        /** All defaults. */
        public static final Breaker DEFAULT = new Breaker(0.5, 100, Duration.ofSeconds(60), 1);

        /** @throws IllegalArgumentException if a value is out of its bounds; the message names both */
        public Breaker {
            Rules.above(0, 1, "breaker-threshold", threshold);
            Rules.between(1, 100_000, "breaker-window", window);
            Rules.between(Duration.ofMillis(1), Duration.ofHours(1), "breaker-open", openFor);
            Rules.between(1, 1_000, "breaker-probes", probes);
        }
    }

    /** @throws IllegalArgumentException if a value is out of its bounds; the message names both */
    public CurrentSettings {
        timeout.ifPresent(value -> Rules.between(SHORTEST, LONGEST, "timeout", value));
        attempts.ifPresent(value -> Rules.between(1, 20, "attempts", value));
        backoff.ifPresent(value -> Rules.between(Duration.ZERO, Duration.ofMinutes(1), "backoff", value));
        budget.ifPresent(value -> Rules.between(0, 1, "budget", value));
        bulkhead.ifPresent(value -> Rules.between(1, 100_000, "bulkhead", value));
        pool.ifPresent(value -> Rules.between(1, 10_000, "pool", value));
        connectionTimeout.ifPresent(value -> Rules.between(SHORTEST, LONGEST, "connection-timeout", value));
    }

    /** The base of the waits between attempts. */
    public Duration firstWait() {
        return backoff.orElse(BACKOFF);
    }
}
