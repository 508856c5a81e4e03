package dev.patterns.examples.contenders.pool;

import java.time.Duration;

/**
 * What every pool can be told, in words that mean the same to all. State that a borrower changed is reset, and what it
 * left uncommitted is rolled back, wherever a contender can do that by a setting.
 *
 * @param name for logs and messages
 * @param size connections that are kept
 * @param maxOverflow connections beyond that for a while. HikariCP and Agroal know a minimum and a maximum instead: there
 *     it is size and size + maxOverflow, and what is too much is closed after a time of idleness, not on return
 * @param connectionTimeout how long to wait for a connection. HikariCP's floor is 250 ms; less is raised to that
 * @param maxLifetime age at which a connection is replaced. HikariCP's floor is 30 s; less is raised to that
 * @param validation whether connections are tried before they are handed out
 * @param metricsEnabled whether the pool shall know its figures. Agroal's are a choice and cost a little; the others always
 *     know them
 */
public record PoolSettings(
        String name,
        int size,
        int maxOverflow,
        Duration connectionTimeout,
        Duration maxLifetime,
        Validation validation,
        boolean metricsEnabled) {

    /** The two lanes of every comparison of pools. */
    public enum Validation {
        /** Each connection, each time. */
        ALWAYS,
        /** Only a connection that has been idle for 500 ms. The documents' pool and DBCP2 have no such rule: never. */
        BYPASS
    }

    /** The document's defaults: 20 and 10 more, 30 seconds, an hour, with a ping. */
    public static PoolSettings of(String name) {
        return new PoolSettings(name, 20, 10, Duration.ofSeconds(30), Duration.ofHours(1), Validation.ALWAYS, true);
    }

    public PoolSettings size(int size, int maxOverflow) {
        return new PoolSettings(name, size, maxOverflow, connectionTimeout, maxLifetime, validation, metricsEnabled);
    }

    public PoolSettings connectionTimeout(Duration timeout) {
        return new PoolSettings(name, size, maxOverflow, timeout, maxLifetime, validation, metricsEnabled);
    }

    public PoolSettings maxLifetime(Duration lifetime) {
        return new PoolSettings(name, size, maxOverflow, connectionTimeout, lifetime, validation, metricsEnabled);
    }

    public PoolSettings validation(Validation lane) {
        return new PoolSettings(name, size, maxOverflow, connectionTimeout, maxLifetime, lane, metricsEnabled);
    }

    public PoolSettings withoutMetrics() {
        return new PoolSettings(name, size, maxOverflow, connectionTimeout, maxLifetime, validation, false);
    }

    int total() {
        return size + maxOverflow;
    }
}
