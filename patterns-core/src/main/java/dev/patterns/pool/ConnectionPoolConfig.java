package dev.patterns.pool;

import dev.patterns.internal.Arguments;
import java.time.Duration;

/** How a pool is set up. Immutable; made by {@link ConnectionPool#builder}, which says what each value means. */
public record ConnectionPoolConfig(
        String name,
        int size,
        int maxOverflow,
        Duration connectionTimeout,
        Duration createTimeout,
        Duration recycle,
        PrePing prePing,
        Duration leakDetectionThreshold) {

    public ConnectionPoolConfig {
        Arguments.name(name);
        Arguments.between(1, 10_000, "size", size);
        Arguments.between(0, 10_000, "maxOverflow", maxOverflow);
        Arguments.positive("connectionTimeout", connectionTimeout);
        Arguments.positive("createTimeout", createTimeout);
        Arguments.positive("recycle", recycle);
        Arguments.notNegative("leakDetectionThreshold", leakDetectionThreshold);
    }

    boolean detectsLeaks() {
        return !leakDetectionThreshold.isZero();
    }
}
