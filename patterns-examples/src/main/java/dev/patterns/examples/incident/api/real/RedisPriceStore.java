package dev.patterns.examples.incident.api.real;

import dev.patterns.examples.incident.api.plan.ApiDefaults;
import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.PriceStore;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Prices in a Redis. A category has two keys: the prices, which live for as long as prices are kept, and a mark that
 * lives for as long as they are fresh. Both are read in one round trip, and Redis keeps the time.
 *
 * <p>A cache that can't be reached is a cache without entries: then every look-up is a miss.
 */
final class RedisPriceStore implements PriceStore {

    private static final Logger log = LoggerFactory.getLogger(RedisPriceStore.class);

    private final RedisClient redis;
    private final String prefix;
    private final Duration kept;

    /**
     * Connects to the server and checks that it answers.
     *
     * @param prefix the beginning of all keys. {@link #close} deletes the keys
     * @throws EnvironmentStartException if the server can't be used
     */
    RedisPriceStore(URI server, String prefix, Duration kept) {
        this.prefix = prefix;
        this.kept = kept;
        try {
            redis = RedisClient.create(server);
            redis.ping();
        } catch (JedisException e) {
            throw new EnvironmentStartException(
                    "can't use the Redis at --redis " + server.getHost() + ":" + server.getPort(), e);
        }
    }

    @Override
    public Optional<StoredPrices> find(int category) {
        try {
            var values = redis.mget(key(category), freshKey(category));
            return Optional.ofNullable(values.get(0))
                    .map(cents -> new StoredPrices(priceList(category, cents), values.get(1) != null));
        } catch (JedisException e) {
            log.debug("Redis can't be read", e);
            return Optional.empty();
        }
    }

    @Override
    public void put(PriceList prices, Duration freshFor) {
        var cents = prices.cents().stream().map(String::valueOf).collect(Collectors.joining(","));
        try (var pipeline = redis.pipelined()) {
            pipeline.set(key(prices.category()), cents, SetParams.setParams().px(kept.toMillis()));
            pipeline.set(freshKey(prices.category()), "", SetParams.setParams().px(freshFor.toMillis()));
        } catch (JedisException e) {
            log.debug("Redis can't be written", e);
        }
    }

    @Override
    public void close() {
        try {
            redis.del(IntStream.range(0, ApiDefaults.CATEGORIES)
                    .boxed()
                    .flatMap(category -> Arrays.stream(new String[] {key(category), freshKey(category)}))
                    .toArray(String[]::new));
        } catch (JedisException e) {
            log.debug("The keys in Redis are not deleted; they expire", e);
        }
        redis.close();
    }

    private static PriceList priceList(int category, String cents) {
        return new PriceList(
                category, Arrays.stream(cents.split(",")).map(Integer::valueOf).toList());
    }

    private String key(int category) {
        return prefix + category;
    }

    private String freshKey(int category) {
        return prefix + category + ":fresh";
    }
}
