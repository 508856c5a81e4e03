package dev.patterns.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of a pool. Immutable; {@link ConnectionPoolBuilder} makes it, and says what each setting does. */
public sealed interface ConnectionPoolConfig permits ConnectionPoolSettings {

    /** See {@link ConnectionPool#builder}. */
    String name();

    /** See {@link ConnectionPoolBuilder#size}. */
    int size();

    /** See {@link ConnectionPoolBuilder#maxOverflow}. */
    int maxOverflow();

    /** See {@link ConnectionPoolBuilder#minimumIdle}. */
    int minimumIdle();

    /** See {@link ConnectionPoolBuilder#connectionTimeout}. */
    Duration connectionTimeout();

    /** See {@link ConnectionPoolBuilder#maxWaiters}. Empty: any number. */
    OptionalInt maxWaiters();

    /** See {@link ConnectionPoolBuilder#rejectHopelessWaits}. */
    boolean rejectHopelessWaits();

    /** See {@link ConnectionPoolBuilder#firstComeFirstServed}. */
    boolean firstComeFirstServed();

    /** See {@link ConnectionPoolBuilder#createTimeout}. */
    Duration createTimeout();

    /** See {@link ConnectionPoolBuilder#validationTimeout}. */
    Duration validationTimeout();

    /** See {@link ConnectionPoolBuilder#recycle}. */
    Duration recycle();

    /** See {@link ConnectionPoolBuilder#idleTimeout}. Empty: idle connections are kept. */
    Optional<Duration> idleTimeout();

    /** See {@link ConnectionPoolBuilder#keepalive}. Empty: never. */
    Optional<Duration> keepalive();

    /** See {@link ConnectionPoolBuilder#prePing}. */
    PrePing prePing();

    /** See {@link ConnectionPoolBuilder#validationQuery}. Empty: the driver's own {@code isValid}. */
    Optional<String> validationQuery();

    /** See {@link ConnectionPoolBuilder#failFast}. */
    boolean failFast();

    /** See {@link ConnectionPoolBuilder#statementCacheSize}. */
    int statementCacheSize();

    /** See {@link ConnectionPoolBuilder#leakDetectionThreshold}. Empty: leaks are not detected. */
    Optional<Duration> leakDetectionThreshold();

    /** See {@link ConnectionPoolBuilder#traceOneBorrowIn}. */
    int traceOneBorrowIn();

    /** See {@link ConnectionPoolBuilder#reclaimAfter}. Empty: never. */
    Optional<Duration> reclaimAfter();

    /** Prepares a new connection before it is lent the first time, on the worker that opened it. */
    @FunctionalInterface
    interface ConnectionInitializer {

        /** If it throws, the connection is closed, and counts as one that could not be opened. */
        void initialize(Connection connection) throws SQLException;
    }
}
