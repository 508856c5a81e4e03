package dev.patterns.pool;

import java.time.Duration;
import java.util.Optional;

/** The settings of a pool. Immutable; {@link ConnectionPoolBuilder} makes it, and says what each setting does. */
public sealed interface ConnectionPoolConfig permits ConnectionPoolSettings {

    /** See {@link ConnectionPool#builder}. */
    String name();

    /** See {@link ConnectionPoolBuilder#size}. */
    int size();

    /** See {@link ConnectionPoolBuilder#maxOverflow}. */
    int maxOverflow();

    /** See {@link ConnectionPoolBuilder#connectionTimeout}. */
    Duration connectionTimeout();

    /** See {@link ConnectionPoolBuilder#createTimeout}. */
    Duration createTimeout();

    /** See {@link ConnectionPoolBuilder#recycle}. */
    Duration recycle();

    /** See {@link ConnectionPoolBuilder#prePing}. */
    PrePing prePing();

    /** See {@link ConnectionPoolBuilder#leakDetectionThreshold}. Empty: leaks are not detected. */
    Optional<Duration> leakDetectionThreshold();
}
