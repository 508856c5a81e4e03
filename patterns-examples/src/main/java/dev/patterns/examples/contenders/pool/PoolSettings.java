package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a pool that every contender understands in the same way. Where a contender has settings for it, the
 * adapters also make it reset what a borrower changed and roll back what a borrower left uncommitted.
 *
 * @param name name in logs and messages
 * @param size number of connections that are kept
 * @param maxOverflow number of further connections that are opened when needed. HikariCP and Agroal have a minimum and
 *     a maximum instead: size and size + maxOverflow. They close the surplus after some idle time, not on return
 * @param connectionTimeout longest wait for a connection. HikariCP's minimum is 250 ms; a smaller value is raised to it
 * @param maxLifetime age at which a connection is replaced. HikariCP's minimum is 30 s; its adapter does not open
 *     with less
 * @param validation when a connection is pinged before it is lent
 * @param metricsEnabled whether the figures of the {@link PoolAdapter} are needed. Agroal and HikariCP can do without
 *     them, which makes them a little faster
 * @param leakThreshold how long a connection may be held before the pool reports it; empty if it reports nothing.
 *     HikariCP's minimum is 2 s; a smaller value is raised to it
 * @param maxWaiters how many borrowers may wait; empty for any number
 * @param remedy for what the contender sets a setting of its own
 */
public record PoolSettings(
        String name,
        int size,
        int maxOverflow,
        Duration connectionTimeout,
        Duration maxLifetime,
        Validation validation,
        boolean metricsEnabled,
        Optional<Duration> leakThreshold,
        Optional<Integer> maxWaiters,
        Optional<Remedy> remedy) {

    /** When a connection is pinged before it is lent. Pools are compared under the same policy. */
    public enum Validation {
        /** Each time. */
        ALWAYS,
        /** Only after 500 ms without use. The document's pool and DBCP2 have no such rule and don't ping at all. */
        BYPASS
    }

    /** The document's defaults: 20 connections and 10 more, 30 seconds, an hour, pinged each time. */
    public static PoolSettings of(String name) {
        return new PoolSettings(
                name,
                20,
                10,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Validation.ALWAYS,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public PoolSettings size(int connections, int more) {
        return copy(connections, more, connectionTimeout, maxLifetime, validation, metricsEnabled);
    }

    public PoolSettings connectionTimeout(Duration timeout) {
        return copy(size, maxOverflow, timeout, maxLifetime, validation, metricsEnabled);
    }

    public PoolSettings maxLifetime(Duration lifetime) {
        return copy(size, maxOverflow, connectionTimeout, lifetime, validation, metricsEnabled);
    }

    public PoolSettings validation(Validation policy) {
        return copy(size, maxOverflow, connectionTimeout, maxLifetime, policy, metricsEnabled);
    }

    public PoolSettings withoutMetrics() {
        return copy(size, maxOverflow, connectionTimeout, maxLifetime, validation, false);
    }

    public PoolSettings leakThreshold(Duration held) {
        return withExtras(Optional.of(held), maxWaiters, remedy);
    }

    public PoolSettings maxWaiters(int waiters) {
        return withExtras(leakThreshold, Optional.of(waiters), remedy);
    }

    public PoolSettings remedy(Remedy wanted) {
        return withExtras(leakThreshold, maxWaiters, Optional.of(wanted));
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }

    int total() {
        return size + maxOverflow;
    }

    private PoolSettings copy(
            int connections, int more, Duration timeout, Duration lifetime, Validation policy, boolean metrics) {
        return new PoolSettings(
                name, connections, more, timeout, lifetime, policy, metrics, leakThreshold, maxWaiters, remedy);
    }

    private PoolSettings withExtras(Optional<Duration> leaks, Optional<Integer> waiters, Optional<Remedy> wanted) {
        return new PoolSettings(
                name,
                size,
                maxOverflow,
                connectionTimeout,
                maxLifetime,
                validation,
                metricsEnabled,
                leaks,
                waiters,
                wanted);
    }
}
