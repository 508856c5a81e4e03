package dev.patterns.examples.incident.api.real;

import dev.patterns.Time;
import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.run.ApiEnvironment;
import dev.patterns.examples.incident.api.shop.CatalogueService;
import dev.patterns.examples.incident.api.shop.Request;
import dev.patterns.examples.incident.api.tiers.ShopSetupFactory;
import dev.patterns.examples.incident.plan.Tier;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures how many requests a second the API as found can answer on this machine: a few clients, each of which sends
 * its next request when the last one is answered, to a price service without faults. The load of the acts is in
 * proportion to it, so that a slow machine is as overloaded in the peak as a fast one.
 */
public final class CapacityProbe {

    private static final ApiAct AS_FOUND = new ApiAct("capacity", Tier.HANDWRITTEN, Set.of());
    private static final int CLIENTS = 10;

    private final ApiEnvironment environment;

    public CapacityProbe(ApiEnvironment environment) {
        this.environment = environment;
    }

    /** Requests per second, measured for about this long. */
    public double measure(Duration duration) throws InterruptedException {
        environment.prepare(false);
        try (var setup = ShopSetupFactory.create(AS_FOUND, environment)) {
            return measure(setup.service(), duration);
        } finally {
            environment.end();
        }
    }

    private double measure(CatalogueService service, Duration duration) throws InterruptedException {
        Time time = environment.time();
        long start = time.nanoTime();
        var requests = new AtomicInteger();
        var ended = new CountDownLatch(CLIENTS);
        for (int client = 0; client < CLIENTS; client++) {
            environment.spawn("capacity-" + client, start, () -> {
                while (time.nanoTime() - start < duration.toNanos()) {
                    service.answer(request(requests.getAndIncrement()));
                }
                ended.countDown();
            });
        }
        ended.await();
        return requests.get() / ((time.nanoTime() - start) / 1e9);
    }

    /** In the same proportion of kinds as in the acts. */
    private static Request request(int number) {
        var stock = ApiDefaults.STOCK_REQUESTS;
        var kind = number % stock.of() < stock.count() ? Request.Kind.STOCK : Request.Kind.LISTING;
        return new Request(number, kind, number % ApiDefaults.CATEGORIES, 1 + number * 997 % ApiDefaults.PRODUCTS);
    }
}
