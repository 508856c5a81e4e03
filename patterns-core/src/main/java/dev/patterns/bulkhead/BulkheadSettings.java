package dev.patterns.bulkhead;

import dev.patterns.internal.Arguments;
import java.time.Duration;

/** The only {@link BulkheadConfig}: checks each setting's bounds. */
record BulkheadSettings(String name, int limit, int maxWaiters, Duration maxWait) implements BulkheadConfig {

    BulkheadSettings {
        Arguments.name(name);
        Arguments.between(1, Permits.MAX_LIMIT, "limit", limit);
        Arguments.between(0, 1_000_000, "maxWaiters", maxWaiters);
        Arguments.positive("maxWait", maxWait);
    }
}
