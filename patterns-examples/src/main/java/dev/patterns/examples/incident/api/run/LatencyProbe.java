package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.LatencyShares;
import dev.patterns.examples.incident.api.shop.PageView;
import dev.patterns.examples.incident.api.shop.Product;
import dev.patterns.examples.incident.api.shop.Request;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;

/** Measures where the time of a listing goes as the API was found, while no other request runs. */
public final class LatencyProbe {

    private static final int LISTINGS = 10;

    private final ApiEnvironment environment;
    private long database;
    private long priceService;
    private long serialization;

    private LatencyProbe(ApiEnvironment environment) {
        this.environment = environment;
    }

    public static LatencyShares measure(ApiEnvironment environment) throws InterruptedException {
        environment.prepare(false);
        var probe = new LatencyProbe(environment);
        try {
            for (int i = 0; i < LISTINGS; i++) {
                probe.list(new Request(i, Request.Kind.LISTING, i, 1));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("a listing failed before the acts: " + e.getMessage(), e);
        }
        return new LatencyShares(probe.database, probe.priceService, probe.serialization);
    }

    private void list(Request request) throws SQLException, IOException, InterruptedException {
        var start = now();
        try (var connection = environment.database().getConnection()) {
            var products = new ArrayList<Product>(ApiDefaults.PRODUCTS_PER_PAGE);
            for (int id : environment.catalogue().bestIds(connection, request.category())) {
                products.add(environment.catalogue().product(connection, id));
            }
            var queried = now();
            var prices = environment.priceService().prices(request.category());
            var priced = now();
            environment.renderer().page(products, prices);
            environment.renderer().record(new PageView(request, products, prices));
            database += queried - start;
            priceService += priced - queried;
            serialization += now() - priced;
        }
    }

    private long now() {
        return environment.time().nanoTime();
    }
}
