package dev.patterns.pool;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;

/**
 * The values behind {@link ConnectionPoolConfig}, checked. User and password are not among them: they are never
 * printed.
 */
record ConnectionPoolSettings(
        String name,
        int size,
        int maxOverflow,
        Duration connectionTimeout,
        Duration createTimeout,
        Duration recycle,
        PrePing prePing,
        Optional<Duration> leakDetectionThreshold)
        implements ConnectionPoolConfig {

    ConnectionPoolSettings {
        Arguments.name(name);
        Arguments.between(1, 10_000, "size", size);
        Arguments.between(0, 10_000, "maxOverflow", maxOverflow);
        Arguments.positive("connectionTimeout", connectionTimeout);
        Arguments.positive("createTimeout", createTimeout);
        Arguments.positive("recycle", recycle);
        leakDetectionThreshold.ifPresent(held -> Arguments.positive("leakDetectionThreshold", held));
    }
}
