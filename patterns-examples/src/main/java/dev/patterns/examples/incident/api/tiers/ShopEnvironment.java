package dev.patterns.examples.incident.api.tiers;

import dev.patterns.Time;
import dev.patterns.examples.incident.api.shop.Catalogue;
import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.PriceService;
import dev.patterns.examples.incident.api.shop.PriceStore;
import dev.patterns.examples.incident.api.shop.Renderer;
import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;

/** What a tier builds on: a clock, a database without a pool, and a price service without guards. */
public interface ShopEnvironment {

    Time time();

    /** The seed of the act. A tier derives its own randomness, such as jitter, from it. */
    long seed();

    /** Opens a new connection each time, and fails if the database's limit is reached. */
    DataSource database();

    Catalogue catalogue();

    Renderer renderer();

    PriceService priceService();

    /** The prices of every category, for a cache that is warmed. */
    List<PriceList> allPrices() throws IOException, InterruptedException;

    /** An empty store for the act's cache. The caller closes it. */
    PriceStore priceStore();
}
