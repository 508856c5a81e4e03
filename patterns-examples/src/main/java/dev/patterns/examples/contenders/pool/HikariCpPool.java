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
        config.setInitializationFailTimeout(-1); // it opens without a database, as the other pools do
        var pool = openWith(settings.validation(), config);
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
     * HikariCP reads its bypass window from a system property, once for each pool. It pings a connection that has been
     * idle for longer than the window, in whole milliseconds. A window of 0 would not ping a connection that was
     * returned in the same millisecond, so "each time" is -1.
     */
    private static synchronized HikariDataSource openWith(Validation validation, HikariConfig config) {
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
