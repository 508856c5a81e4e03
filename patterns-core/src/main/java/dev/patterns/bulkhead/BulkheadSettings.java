package dev.patterns.bulkhead;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The only {@link BulkheadConfig}: checks each setting's bounds. */
record BulkheadSettings(
        String name,
        int limit,
        int maxWaiters,
        Duration maxWait,
        Optional<LimitRange> adaptiveLimit,
        Predicate<? super Throwable> dropOn,
        Optional<Predicate<@Nullable Object>> dropOnResult)
        implements BulkheadConfig {

    BulkheadSettings {
        Arguments.name(name);
        Arguments.between(1, Permits.MAX_LIMIT, "limit", limit);
        Arguments.between(0, 1_000_000, "maxWaiters", maxWaiters);
        Arguments.positive("maxWait", maxWait);
        adaptiveLimit.ifPresent(range -> check(range, limit));
    }

    private static void check(LimitRange range, int limit) {
        Arguments.between(1, Permits.MAX_LIMIT, "the lowest adaptive limit", range.min());
        Arguments.between(range.min(), Permits.MAX_LIMIT, "the highest adaptive limit", range.max());
        Arguments.between(range.min(), range.max(), "limit, where an adaptive one begins,", limit);
    }
}
