package dev.patterns.examples.incident.api.real;

import dev.patterns.Time;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.PriceScript;
import dev.patterns.examples.incident.api.run.ApiEnvironment;
import dev.patterns.examples.incident.api.run.LimitedDatabase;
import dev.patterns.examples.incident.api.shop.CaffeinePriceStore;
import dev.patterns.examples.incident.api.shop.Catalogue;
import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.PriceService;
import dev.patterns.examples.incident.api.shop.PriceStore;
import dev.patterns.examples.incident.api.shop.Renderer;
import dev.patterns.examples.incident.real.ClientThreads;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL with the catalogue, a price service behind HTTP, a thread for each request, and the system clock. */
public final class RealShop implements ApiEnvironment {

    private static final String REDIS_PREFIX = "catalogue-incident:prices:";

    private final Time time = Time.system();
    private final long seed;
    private final @Nullable URI redis;
    private final ExecutorService clients = ClientThreads.perTask();
    private final PriceServer priceServer;
    private final HttpPriceService priceClient;
    private final CatalogueDatabase catalogue;
    private final LimitedDatabase database;

    /**
     * Starts the price service and the database, and fills the catalogue.
     *
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @param redis the Redis for cached prices; null for a cache in memory
     * @throws dev.patterns.examples.incident.real.EnvironmentStartException if one of them can't be started or used
     */
    public static RealShop start(long seed, @Nullable String jdbcUrl, @Nullable URI redis) {
        if (redis != null) {
            new RedisPriceStore(redis, REDIS_PREFIX, ApiDefaults.CACHE_KEPT).close();
        }
        return new RealShop(seed, new CatalogueDatabase(jdbcUrl), redis);
    }

    private RealShop(long seed, CatalogueDatabase catalogue, @Nullable URI redis) {
        this.seed = seed;
        this.catalogue = catalogue;
        this.redis = redis;
        database = new LimitedDatabase(catalogue.dataSource(), ApiDefaults.CONNECTION_LIMIT);
        priceServer = new PriceServer(time);
        priceClient = new HttpPriceService(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), priceServer.address());
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public DataSource database() {
        return database.dataSource();
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Renderer renderer() {
        return new JsonRenderer();
    }

    @Override
    public PriceService priceService() {
        return priceClient;
    }

    @Override
    public List<PriceList> allPrices() throws IOException, InterruptedException {
        return priceClient.allPrices();
    }

    @Override
    public PriceStore priceStore() {
        return redis == null
                ? new CaffeinePriceStore(time, ApiDefaults.CACHE_KEPT, ApiDefaults.CACHE_ENTRIES)
                : new RedisPriceStore(redis, REDIS_PREFIX, ApiDefaults.CACHE_KEPT);
    }

    @Override
    public void prepare(boolean indexed) {
        catalogue.prepare(indexed);
        priceServer.serve(null);
    }

    @Override
    public void begin(PriceScript prices) {
        priceServer.serve(prices);
    }

    @Override
    public int priceCalls() {
        return priceServer.calls();
    }

    @Override
    public void end() {
        catalogue.closeConnections();
    }

    @Override
    public void spawn(String name, long due, Runnable client) {
        for (long left; (left = due - time.nanoTime()) > 0; ) {
            time.parkNanos(this, left);
        }
        clients.execute(client);
    }

    @Override
    public void close() {
        clients.shutdownNow();
        priceServer.close();
        catalogue.close();
    }
}
