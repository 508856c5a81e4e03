package dev.patterns.examples.contenders.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens HikariCP's pool. */
final class HikariCpPool {

    private static final String BYPASS_WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";

    private HikariCpPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings) {
        var config = new HikariConfig();
        config.setPoolName(settings.name());
        config.setDataSource(raw);
        config.setMinimumIdle(settings.size());
        config.setMaximumPoolSize(settings.total());
        config.setConnectionTimeout(Math.max(250, settings.connectionTimeout().toMillis()));
        config.setMaxLifetime(Math.max(30_000, settings.maxLifetime().toMillis()));
        config.setInitializationFailTimeout(-1); // opens without a database, as the others do
        var pool = validated(settings.validation(), config);
        var figures = pool.getHikariPoolMXBean();
        return new PoolAdapter(
                pool,
                () -> new PoolAdapter.Status(
                        figures.getActiveConnections(),
                        figures.getIdleConnections(),
                        figures.getThreadsAwaitingConnection()),
                pool::close);
    }

    /**
     * A pool reads its bypass window once, when it is made, from a system property. It validates what has been idle for
     * longer than that, by whole milliseconds; so zero would still hand out untried what came back just now.
     */
    private static synchronized HikariDataSource validated(Validation validation, HikariConfig config) {
        @Nullable String before = System.getProperty(BYPASS_WINDOW);
        System.setProperty(BYPASS_WINDOW, validation == Validation.ALWAYS ? "-1" : "500");
        try {
            return new HikariDataSource(config);
        } finally {
            if (before == null) {
                System.clearProperty(BYPASS_WINDOW);
            } else {
                System.setProperty(BYPASS_WINDOW, before);
            }
        }
    }
}
