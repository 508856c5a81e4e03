package dev.patterns.examples.incident.api.simulated;

import dev.patterns.Time;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.shop.Catalogue;
import dev.patterns.examples.incident.api.shop.Product;
import dev.patterns.examples.jdbc.StubConnection;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A model of the catalogue's database: a few cores, and statements that each need one of them for some time, first come
 * first served. A simulation runs one thread at a time, so this needs no locks.
 */
final class SimulatedCatalogue implements Catalogue {

    private final Time time;
    private final RandomGenerator random;
    private final long[] coreFreeAt = new long[ApiDefaults.SIMULATED_CORES];
    private boolean indexed;

    SimulatedCatalogue(Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        Arrays.fill(coreFreeAt, time.nanoTime());
    }

    void setIndexed(boolean indexed) {
        this.indexed = indexed;
    }

    Connection connect() {
        use(ApiDefaults.SIMULATED_CONNECT);
        return new StubConnection();
    }

    @Override
    public List<Integer> bestIds(Connection connection, int category) {
        search();
        return idsOf(category);
    }

    @Override
    public Product product(Connection connection, int id) {
        search();
        return named(id);
    }

    @Override
    public List<Product> best(Connection connection, int category) {
        search();
        return idsOf(category).stream().map(SimulatedCatalogue::named).toList();
    }

    @Override
    public int stock(Connection connection, int product) {
        search();
        return 1;
    }

    @Override
    public void recordView(Connection connection, int request, String record) {
        use(ApiDefaults.SIMULATED_LOOKUP);
    }

    private static List<Integer> idsOf(int category) {
        return IntStream.range(0, ApiDefaults.PRODUCTS_PER_PAGE)
                .mapToObj(i -> category * ApiDefaults.PRODUCTS_PER_PAGE + i)
                .toList();
    }

    private static Product named(int id) {
        return new Product(id, "Product " + id, 1);
    }

    private void search() {
        use(indexed ? ApiDefaults.SIMULATED_LOOKUP : ApiDefaults.SIMULATED_SCAN);
    }

    /** Waits for a core and uses it for 80 to 120 % of the time. */
    private void use(Duration usual) {
        int core = 0;
        for (int i = 1; i < coreFreeAt.length; i++) {
            core = coreFreeAt[i] - coreFreeAt[core] < 0 ? i : core;
        }
        long now = time.nanoTime();
        long start = coreFreeAt[core] - now > 0 ? coreFreeAt[core] : now;
        coreFreeAt[core] = start + (long) (usual.toNanos() * (0.8 + 0.4 * random.nextDouble()));
        SimulatedWaits.waitUntil(time, coreFreeAt[core]);
    }
}
