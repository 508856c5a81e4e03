package dev.patterns.examples.incident.api.tiers;

import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.contenders.bulkhead.BulkheadContender;
import dev.patterns.examples.contenders.bulkhead.BulkheadSettings;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.api.shop.CatalogueService;
import dev.patterns.examples.incident.api.shop.PriceCache;
import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.PriceService;
import dev.patterns.examples.incident.api.shop.PriceStore;
import dev.patterns.examples.incident.api.shop.ViewLog;
import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.run.MeteredPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Builds the API for an act: each fix that is in place, implemented by the act's tier.
 *
 * <p>The documents have a cache for external calls, and say no more of it. So the documented tier's cache is the plain
 * one: look, call, put. The hand-written and the library tier have the same cache, which is Caffeine's with the guards
 * of {@link PriceCache}, and the same settings of pool and bulkhead.
 */
public final class ShopSetupFactory {

    private final ApiAct act;
    private final ShopEnvironment environment;

    private ShopSetupFactory(ApiAct act, ShopEnvironment environment) {
        this.act = act;
        this.environment = environment;
    }

    /** Builds the API and warms its cache. The caller closes it. */
    public static ShopSetup create(ApiAct act, ShopEnvironment environment) throws InterruptedException {
        return new ShopSetupFactory(act, environment).create();
    }

    private ShopSetup create() throws InterruptedException {
        var pool = act.has(ApiFix.POOL) ? pool() : null;
        var store = act.has(ApiFix.CACHE) ? environment.priceStore() : null;
        var cache = store == null ? null : cache(store);
        var metered = new MeteredPool(pool == null ? connectionPerRequest() : pool.dataSource());
        var views = new ViewLog(metered, environment.catalogue(), environment.renderer(), environment.time());
        var service = new CatalogueService(
                metered,
                environment.catalogue(),
                cache == null ? guardedService() : cache,
                environment.renderer(),
                views,
                new CatalogueService.Options(act.has(ApiFix.ONE_QUERY), act.has(ApiFix.ASYNC)));
        return new ShopSetup(service, metered, views, cache, () -> {
            if (pool != null) {
                pool.close();
            }
            if (store != null) {
                store.close();
            }
        });
    }

    private DataSource connectionPerRequest() {
        return new ConnectionPerRequest(
                        environment.database(),
                        environment.time(),
                        ApiDefaults.RECONNECT_INTERVAL,
                        ApiDefaults.RECONNECT_LIMIT)
                .dataSource();
    }

    private PoolAdapter pool() {
        var settings = PoolSettings.of(act.name())
                .size(ApiDefaults.POOL_SIZE, ApiDefaults.POOL_OVERFLOW)
                .validation(isDocumented() ? Validation.ALWAYS : Validation.BYPASS)
                .connectionTimeout(
                        isDocumented() ? ApiDefaults.DOCUMENTED_CONNECTION_TIMEOUT : ApiDefaults.CONNECTION_TIMEOUT);
        return contender().open(environment.database(), settings, environment.time());
    }

    private PoolContender contender() {
        var contender = switch (act.tier()) {
            case HANDWRITTEN -> PoolContender.HANDWRITTEN;
            case LIBRARY -> PoolContender.HIKARICP;
            case DOCUMENTED -> PoolContender.DOCUMENTED;
        };
        boolean simulated = !environment.time().equals(Time.system());
        return simulated && !contender.runsInSimulatedTime() ? PoolContender.HANDWRITTEN : contender;
    }

    /** The bulkhead is inside the cache: it limits calls, not look-ups. */
    private PriceService guardedService() {
        var service = environment.priceService();
        var bulkhead = act.has(ApiFix.BULKHEAD) ? bulkhead() : null;
        return bulkhead == null ? service : category -> priceCall(bulkhead, service, category);
    }

    private PriceCache cache(PriceStore store) throws InterruptedException {
        var cache = new PriceCache(
                store,
                guardedService(),
                ApiDefaults.CACHE_FRESH,
                !isDocumented(),
                environment.time(),
                Seeds.sharedRandom(environment.seed(), "cache"));
        if (!isDocumented()) {
            warm(cache);
        }
        return cache;
    }

    private void warm(PriceCache cache) throws InterruptedException {
        try {
            environment.allPrices().forEach(cache::put);
        } catch (IOException e) {
            throw new UncheckedIOException("the price service can't be called", e);
        }
    }

    /** Null for the documents, which have none. */
    private @Nullable Policy bulkhead() {
        return switch (act.tier()) {
            case HANDWRITTEN -> open(BulkheadContender.HANDWRITTEN);
            case LIBRARY -> open(BulkheadContender.RESILIENCE4J);
            case DOCUMENTED -> null;
        };
    }

    private Policy open(BulkheadContender contender) {
        return contender.open(new BulkheadSettings("prices", ApiDefaults.BULKHEAD_CALLS), environment.time());
    }

    /** A lambda can't throw two checked exceptions through {@link Policy#call}; a wrapped one is unwrapped here. */
    private static PriceList priceCall(Policy bulkhead, PriceService service, int category)
            throws IOException, InterruptedException {
        try {
            return bulkhead.call(() -> service.prices(category));
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private boolean isDocumented() {
        return act.tier() == Tier.DOCUMENTED;
    }
}
