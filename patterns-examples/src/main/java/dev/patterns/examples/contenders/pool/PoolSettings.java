package dev.patterns.examples.contenders.pool;

import java.time.Duration;

/**
 * The settings of a pool that every contender understands in the same way. Where a contender has settings for it, the
 * adapters also make it reset what a borrower changed and roll back what a borrower left uncommitted.
 *
 * @param name name in logs and messages
 * @param size number of connections that are kept
 * @param maxOverflow number of further connections that are opened when needed. HikariCP and Agroal have a minimum and
 *     a maximum instead: size and size + maxOverflow. They close the surplus after some idle time, not on return
 * @param connectionTimeout longest wait for a connection. HikariCP's minimum is 250 ms; a smaller value is raised to it
 * @param maxLifetime age at which a connection is replaced. HikariCP's minimum is 30 s; a smaller value is raised to it
 * @param validation when a connection is pinged before it is lent
 * @param metricsEnabled whether {@link PoolAdapter#status()} is needed. Only Agroal can switch its figures off, which
 *     makes it a little faster
 */
public record PoolSettings(
        String name,
        int size,
        int maxOverflow,
        Duration connectionTimeout,
        Duration maxLifetime,
        Validation validation,
        boolean metricsEnabled) {

    /** When a connection is pinged before it is lent. Pools are compared under the same policy. */
    public enum Validation {
        /** Each time. */
        ALWAYS,
        /** Only after 500 ms without use. The document's pool and DBCP2 have no such rule and don't ping at all. */
        BYPASS
    }

    /** The document's defaults: 20 connections and 10 more, 30 seconds, an hour, pinged each time. */
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

    public PoolSettings validation(Validation policy) {
        return new PoolSettings(name, size, maxOverflow, connectionTimeout, maxLifetime, policy, metricsEnabled);
    }

    public PoolSettings withoutMetrics() {
        return new PoolSettings(name, size, maxOverflow, connectionTimeout, maxLifetime, validation, false);
    }

    int total() {
        return size + maxOverflow;
    }
}
