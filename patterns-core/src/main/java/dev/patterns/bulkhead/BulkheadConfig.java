package dev.patterns.bulkhead;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The settings of a bulkhead. Immutable. Accessors have the names of the {@link BulkheadBuilder} methods. */
public sealed interface BulkheadConfig permits BulkheadSettings {

    /** {@link Bulkhead#builder} */
    String name();

    /** {@link BulkheadBuilder#limit} */
    int limit();

    /** {@link BulkheadBuilder#maxWaiters} */
    int maxWaiters();

    /** {@link BulkheadBuilder#maxWait} */
    Duration maxWait();

    /** {@link BulkheadBuilder#adaptiveLimit}; empty: the limit stays as it is set */
    Optional<LimitRange> adaptiveLimit();

    /** {@link BulkheadBuilder#dropOn(Predicate)} */
    Predicate<? super Throwable> dropOn();

    /** {@link BulkheadBuilder#dropOnResult} */
    Optional<Predicate<@Nullable Object>> dropOnResult();

    /** The lowest and the highest limit. */
    record LimitRange(int min, int max) {}
}
