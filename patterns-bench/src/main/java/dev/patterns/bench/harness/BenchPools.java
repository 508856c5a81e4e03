package dev.patterns.bench.harness;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.StubDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** Pools with equal settings, over connections that answer at once. */
public final class BenchPools {

    private BenchPools() {}

    /** A pool, and where it lends from. */
    public record Open(PoolAdapter pool, DataSource dataSource) implements AutoCloseable {
        @Override
        public void close() {
            pool.close();
        }
    }

    public static DataSource connections() {
        return StubDataSource.of();
    }

    static Open open(String contender, int slots, DataSource source) {
        return open(contender, settings(slots), source);
    }

    static Open open(String contender, PoolSettings settings, DataSource source) {
        var pool = PoolContender.valueOf(contender).open(source, settings);
        return new Open(pool, pool.dataSource());
    }

    public static PoolSettings settings(int slots) {
        return PoolSettings.of("benchmark")
                .size(slots, 0)
                .connectionTimeout(Duration.ofSeconds(30))
                .validation(Validation.BYPASS)
                .withoutMetrics();
    }
}
