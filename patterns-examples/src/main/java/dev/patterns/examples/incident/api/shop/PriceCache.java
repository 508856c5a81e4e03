package dev.patterns.examples.incident.api.shop;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * A cache-aside in front of a price service: look into the store, call on a miss, put what comes back.
 *
 * <p>With {@code guarded} it also does what a cache under load needs:
 *
 * <ul>
 *   <li>Single flight: concurrent misses of one category share one call. Otherwise a popular entry that expires sends
 *       as many calls as there are requests for it.
 *   <li>Stale on error: if the call fails and there are old prices, it answers with these.
 * </ul>
 *
 * <p>Entries are fresh for 50 to 100 % of the given time. So entries that were put at the same time, by warming, don't
 * expire at the same time.
 */
public final class PriceCache implements PriceService {

    private static final long RECHECK_NANOS = 1_000_000_000L;

    private final PriceStore store;
    private final PriceService service;
    private final Duration freshFor;
    private final boolean guarded;
    private final Time time;
    private final RandomGenerator random;
    private final Map<Integer, CompletableFuture<PriceList>> flights = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder staleAnswers = new LongAdder();

    /** @param random for how long entries are fresh; has to be thread-safe */
    public PriceCache(
            PriceStore store,
            PriceService service,
            Duration freshFor,
            boolean guarded,
            Time time,
            RandomGenerator random) {
        this.store = store;
        this.service = service;
        this.freshFor = freshFor;
        this.guarded = guarded;
        this.time = time;
        this.random = random;
    }

    @Override
    public PriceList prices(int category) throws IOException, InterruptedException {
        var stored = store.find(category);
        var fresh = stored.filter(PriceStore.StoredPrices::fresh);
        if (fresh.isPresent()) {
            hits.increment();
            return fresh.get().prices();
        }
        misses.increment();
        if (!guarded) {
            return fetch(category);
        }
        try {
            return fetchOnce(category);
        } catch (IOException failure) {
            return staleOr(stored, failure);
        } catch (CallRejectedException failure) {
            return staleOr(stored, failure);
        }
    }

    private <X extends Exception> PriceList staleOr(Optional<PriceStore.StoredPrices> stored, X failure) throws X {
        var stale = stored.orElseThrow(() -> failure);
        staleAnswers.increment();
        return stale.prices();
    }

    /** Puts prices that were fetched in advance. */
    public void put(PriceList prices) {
        store.put(prices, freshFor.multipliedBy(50 + random.nextInt(51)).dividedBy(100));
    }

    public long hits() {
        return hits.sum();
    }

    public long misses() {
        return misses.sum();
    }

    /** Misses that were answered with old prices. */
    public long staleAnswers() {
        return staleAnswers.sum();
    }

    private PriceList fetch(int category) throws IOException, InterruptedException {
        var prices = service.prices(category);
        put(prices);
        return prices;
    }

    /** Calls the service, or waits for the call that is on its way. */
    private PriceList fetchOnce(int category) throws IOException, InterruptedException {
        var mine = new CompletableFuture<PriceList>();
        var flight = flights.putIfAbsent(category, mine);
        if (flight != null) {
            return await(flight);
        }
        try {
            var prices = fetch(category);
            mine.complete(prices);
            return prices;
        } catch (Throwable failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            flights.remove(category, mine);
        }
    }

    private PriceList await(CompletableFuture<PriceList> flight) throws IOException, InterruptedException {
        var waiter = Thread.currentThread();
        flight.whenComplete((prices, failure) -> time.unpark(waiter));
        while (!flight.isDone()) {
            time.parkNanos(flight, RECHECK_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for another request's price call");
            }
        }
        try {
            return flight.get();
        } catch (ExecutionException e) {
            throw new IOException("another request's price call failed: " + e.getCause(), e.getCause());
        }
    }
}
