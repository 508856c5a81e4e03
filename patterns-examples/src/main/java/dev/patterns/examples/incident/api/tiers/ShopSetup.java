package dev.patterns.examples.incident.api.tiers;

import dev.patterns.examples.incident.api.shop.CatalogueService;
import dev.patterns.examples.incident.api.shop.PriceCache;
import dev.patterns.examples.incident.api.shop.ViewLog;
import dev.patterns.examples.incident.run.MeteredPool;
import org.jspecify.annotations.Nullable;

/**
 * The API for one act, as its tier implements it.
 *
 * @param cache null if the act has none
 * @param shutDown closes pool and cache
 */
public record ShopSetup(
        CatalogueService service,
        MeteredPool pool,
        ViewLog views,
        @Nullable PriceCache cache,
        Runnable shutDown) implements AutoCloseable {

    @Override
    public void close() {
        shutDown.run();
    }
}
