package dev.patterns.bulkhead;

import java.time.Duration;

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
}
