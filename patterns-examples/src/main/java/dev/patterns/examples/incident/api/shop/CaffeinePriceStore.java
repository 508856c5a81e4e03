package dev.patterns.examples.incident.api.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patterns.Time;
import java.time.Duration;
import java.util.Optional;

/** Prices in this process's memory. */
public final class CaffeinePriceStore implements PriceStore {

    private final Time time;
    private final Cache<Integer, Entry> entries;

    private record Entry(PriceList prices, long putAt, long freshNanos) {}

    /** @param kept how long prices are kept, fresh or not */
    public CaffeinePriceStore(Time time, Duration kept, int maxEntries) {
        this.time = time;
        entries = Caffeine.newBuilder()
                .ticker(time::nanoTime)
                .executor(Runnable::run) // evicts on the calling thread: in simulated time there is no other
                .expireAfterWrite(kept)
                .maximumSize(maxEntries)
                .build();
    }

    @Override
    public Optional<StoredPrices> find(int category) {
        return Optional.ofNullable(entries.getIfPresent(category))
                .map(entry -> new StoredPrices(entry.prices, time.nanoTime() - entry.putAt < entry.freshNanos));
    }

    @Override
    public void put(PriceList prices, Duration freshFor) {
        entries.put(prices.category(), new Entry(prices, time.nanoTime(), freshFor.toNanos()));
    }
}
