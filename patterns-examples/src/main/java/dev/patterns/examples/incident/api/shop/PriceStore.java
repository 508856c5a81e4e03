package dev.patterns.examples.incident.api.shop;

import java.time.Duration;
import java.util.Optional;

/** Where a {@link PriceCache} keeps prices. Thread-safe. */
public interface PriceStore extends AutoCloseable {

    /**
     * Prices that were put.
     *
     * @param fresh whether the time for which they were put has not passed
     */
    record StoredPrices(PriceList prices, boolean fresh) {}

    /** The last prices that were put, fresh or not; empty if there are none, or if they are too old to keep. */
    Optional<StoredPrices> find(int category);

    /** @param freshFor for how long they are fresh */
    void put(PriceList prices, Duration freshFor);

    @Override
    default void close() {}
}
