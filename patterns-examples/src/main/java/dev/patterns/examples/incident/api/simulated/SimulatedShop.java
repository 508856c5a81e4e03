package dev.patterns.examples.incident.api.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.PriceScript;
import dev.patterns.examples.incident.api.run.ApiEnvironment;
import dev.patterns.examples.incident.api.run.LimitedDatabase;
import dev.patterns.examples.incident.api.shop.CaffeinePriceStore;
import dev.patterns.examples.incident.api.shop.Catalogue;
import dev.patterns.examples.incident.api.shop.PageView;
import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.PriceService;
import dev.patterns.examples.incident.api.shop.PriceStore;
import dev.patterns.examples.incident.api.shop.Product;
import dev.patterns.examples.incident.api.shop.Renderer;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The API's environment in simulated time, for one act. Created and used by one thread. */
public final class SimulatedShop implements ApiEnvironment {

    private final SimulatedTime time;
    private final long seed;
    private final SimulatedCatalogue catalogue;
    private final LimitedDatabase database;
    private @Nullable PriceScript script;
    private long start;
    private int priceCalls;

    public SimulatedShop(long seed) {
        this.seed = seed;
        time = new SimulatedTime(seed);
        catalogue = new SimulatedCatalogue(time, time.random());
        database = new LimitedDatabase(new SimpleDataSource(catalogue::connect), ApiDefaults.CONNECTION_LIMIT);
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
        return new Renderer() {
            @Override
            public String page(List<Product> products, PriceList prices) {
                return wait(ApiDefaults.SIMULATED_RENDERING, "page");
            }

            @Override
            public String record(PageView view) {
                return wait(ApiDefaults.SIMULATED_RECORD, "record");
            }

            /** The API's own processors are not scarce. */
            private String wait(Duration duration, String text) {
                SimulatedWaits.waitUntil(time, time.nanoTime() + duration.toNanos());
                return text;
            }
        };
    }

    @Override
    public PriceService priceService() {
        return this::prices;
    }

    private PriceList prices(int category) throws IOException {
        priceCalls++;
        long arrival = time.nanoTime();
        var response = script == null
                ? new PriceScript.Response(ApiDefaults.PRICE_LATENCY, false)
                : script.respond(Duration.ofNanos(arrival - start));
        SimulatedWaits.waitUntil(time, arrival + response.latency().toNanos());
        if (response.refused()) {
            throw new IOException("the price service answered with 503");
        }
        return priceList(category);
    }

    private static PriceList priceList(int category) {
        return new PriceList(category, Collections.nCopies(ApiDefaults.PRODUCTS_PER_PAGE, 100 + category));
    }

    @Override
    public List<PriceList> allPrices() {
        return IntStream.range(0, ApiDefaults.CATEGORIES)
                .mapToObj(SimulatedShop::priceList)
                .toList();
    }

    @Override
    public PriceStore priceStore() {
        return new CaffeinePriceStore(time, ApiDefaults.CACHE_KEPT, ApiDefaults.CACHE_ENTRIES);
    }

    @Override
    public void prepare(boolean indexed) {
        catalogue.setIndexed(indexed);
    }

    @Override
    public void begin(PriceScript prices) {
        script = prices;
        start = time.nanoTime();
        priceCalls = 0;
    }

    @Override
    public int priceCalls() {
        return priceCalls;
    }

    @Override
    public void spawn(String name, long due, Runnable client) {
        time.spawn(name, Duration.ofNanos(Math.max(0, due - time.nanoTime())), client::run);
    }

    /** A hash of all events of the simulation: the same for the same seed and act, on every machine. */
    public long traceHash() {
        return time.traceHash();
    }

    @Override
    public void close() {
        time.close();
    }
}
