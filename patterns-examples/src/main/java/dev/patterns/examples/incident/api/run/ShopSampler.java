package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.shop.PriceCache;
import dev.patterns.examples.incident.run.MeteredPool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects samples of the connections and the cache, per second of the act. */
final class ShopSampler {

    private final MeteredPool pool;
    private final @Nullable PriceCache cache;
    private final List<Sample> seconds = new ArrayList<>();

    /** The highest counts that were sampled during a second, and the cache's counts at its end. */
    record Sample(int inUse, int waiting, long hits, long misses) {}

    ShopSampler(MeteredPool pool, @Nullable PriceCache cache) {
        this.pool = pool;
        this.cache = cache;
    }

    synchronized void sample(double at) {
        int second = (int) at;
        var now = new Sample(
                pool.inUse(), pool.waiting(), cache == null ? 0 : cache.hits(), cache == null ? 0 : cache.misses());
        if (second < seconds.size()) {
            var before = seconds.get(second);
            seconds.set(
                    second,
                    new Sample(
                            Math.max(before.inUse, now.inUse),
                            Math.max(before.waiting, now.waiting),
                            now.hits,
                            now.misses));
        }
        while (seconds.size() <= second) {
            seconds.add(now);
        }
    }

    synchronized List<Sample> seconds() {
        return List.copyOf(seconds);
    }
}
