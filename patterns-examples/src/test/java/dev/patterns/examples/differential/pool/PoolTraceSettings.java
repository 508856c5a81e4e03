package dev.patterns.examples.differential.pool;

import dev.patterns.examples.contenders.pool.PoolSettings;
import java.time.Duration;

/**
 * The settings of both pools. A connection is validated before each lease, so that no outcome depends on how long it
 * was idle.
 */
record PoolTraceSettings(int size) {

    /** No borrow waits for another borrower, so the timeout matters only to a flawed pool. */
    PoolSettings forPool() {
        return PoolSettings.of("traced").size(size, 0).connectionTimeout(Duration.ofSeconds(10));
    }

    @Override
    public String toString() {
        return "size(" + size + "), maxOverflow(0), prePing(always());";
    }
}
