package dev.patterns.pool;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values behind {@link ConnectionPoolConfig}, checked. User and password are not among them: they are never
 * printed.
 */
record ConnectionPoolSettings(
        String name,
        int size,
        int maxOverflow,
        int minimumIdle,
        Duration connectionTimeout,
        OptionalInt maxWaiters,
        boolean rejectHopelessWaits,
        boolean firstComeFirstServed,
        Duration createTimeout,
        Duration validationTimeout,
        Duration recycle,
        Optional<Duration> idleTimeout,
        Optional<Duration> keepalive,
        PrePing prePing,
        Optional<String> validationQuery,
        boolean failFast,
        int statementCacheSize,
        Optional<Duration> leakDetectionThreshold,
        int traceOneBorrowIn,
        Optional<Duration> reclaimAfter)
        implements ConnectionPoolConfig {

    ConnectionPoolSettings {
        Arguments.name(name);
        Arguments.between(1, 10_000, "size", size);
        Arguments.between(0, 10_000, "maxOverflow", maxOverflow);
        Arguments.between(0, size, "minimumIdle", minimumIdle);
        Arguments.positive("connectionTimeout", connectionTimeout);
        maxWaiters.ifPresent(waiters -> Arguments.between(0, 1_000_000, "maxWaiters", waiters));
        Arguments.positive("createTimeout", createTimeout);
        Arguments.positive("validationTimeout", validationTimeout);
        Arguments.positive("recycle", recycle);
        idleTimeout.ifPresent(idle -> Arguments.positive("idleTimeout", idle));
        keepalive.ifPresent(idle -> Arguments.positive("keepalive", idle));
        validationQuery.ifPresent(
                sql -> Arguments.check(!sql.isBlank(), "validationQuery must not be blank, but was \"" + sql + "\""));
        Arguments.between(0, 10_000, "statementCacheSize", statementCacheSize);
        leakDetectionThreshold.ifPresent(held -> Arguments.positive("leakDetectionThreshold", held));
        Arguments.between(1, 1_000_000, "traceOneBorrowIn", traceOneBorrowIn);
        reclaimAfter.ifPresent(held -> Arguments.positive("reclaimAfter", held));
    }

    /** How many connections may be open at most. */
    int limit() {
        return size + maxOverflow;
    }
}
