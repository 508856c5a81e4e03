package dev.patterns.examples.contenders.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.patterns.examples.contenders.CannotBeDrivenException;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens HikariCP's pool. */
final class HikariCpPool {

    private static final String BYPASS_WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";

    private static final String LEAKS = "com.zaxxer.hikari.pool.ProxyLeakTask";
    private static final Duration SHORTEST_LIFETIME = Duration.ofSeconds(30);

    private HikariCpPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings) {
        if (settings.maxWaiters().isPresent()) {
            throw new NotOfferedException("no bound for the number of waiters");
        }
        if (settings.maxLifetime().compareTo(SHORTEST_LIFETIME) < 0) {
            throw new CannotBeDrivenException("its shortest maxLifetime is 30 s");
        }
        var figures = new HikariCpFigures();
        var config = new HikariConfig();
        config.setPoolName(settings.name());
        config.setDataSource(raw);
        config.setMinimumIdle(settings.size());
        config.setMaximumPoolSize(settings.total());
        config.setConnectionTimeout(Math.max(250, settings.connectionTimeout().toMillis()));
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setInitializationFailTimeout(-1); // it opens without a database, as the other pools do
        if (settings.metricsEnabled()) {
            config.setMetricsTrackerFactory(figures);
        }
        settings.leakThreshold().ifPresent(held -> config.setLeakDetectionThreshold(Math.max(2_000, held.toMillis())));
        if (settings.has(PoolRemedy.VALIDATION_LIMIT)) {
            config.setValidationTimeout(250);
        }
        if (settings.has(PoolRemedy.FATAL_ERRORS)) {
            config.setExceptionOverride(new Evicting());
        }
        config.setAllowPoolSuspension(settings.has(PoolRemedy.SUSPENSION));
        boolean always = settings.validation() == Validation.ALWAYS || settings.has(PoolRemedy.VALIDATE_MORE);
        var leaks = settings.leakThreshold().isPresent() ? new LogReports(LEAKS, Thread.currentThread()) : null;
        return new Adapter(openWith(always, config), figures, leaks);
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        var name = remedy instanceof PoolRemedy of
                ? switch (of) {
                    case VALIDATION_LIMIT -> "validationTimeout";
                    case FATAL_ERRORS -> "exceptionOverride";
                    case VALIDATE_MORE -> "the system property com.zaxxer.hikari.aliveBypassWindowMs";
                    case SUSPENSION -> "allowPoolSuspension";
                    case RESET_ALL,
                            CLOSE_SURPLUS,
                            RECLAIM_LEAKS,
                            SAMPLE_TRACES,
                            NESTED_BORROW,
                            STRICT_ORDER,
                            REJECT_HOPELESS_WAITS -> null;
                }
                : null;
        return Optional.ofNullable(name).map(RemedySetting::inRealTime);
    }

    private static final class Evicting implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            return FatalErrors.contains(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }

    /** @param leaks null if none are reported */
    private record Adapter(
            HikariDataSource pool,
            HikariCpFigures figures,
            @Nullable LogReports leaks) implements PoolAdapter {

        @Override
        public DataSource dataSource() {
            return pool;
        }

        @Override
        public Status status() {
            var bean = pool.getHikariPoolMXBean();
            return new Status(
                    bean.getActiveConnections(), bean.getIdleConnections(), bean.getThreadsAwaitingConnection());
        }

        @Override
        public void bindTo(MeterRegistry meters) {
            figures.bindTo(meters);
        }

        @Override
        public long timedOut() {
            return figures.timedOut();
        }

        @Override
        public Duration longestWait() {
            return figures.longestWait();
        }

        @Override
        public List<String> leakReports() {
            return leaks == null ? List.of() : leaks.reports();
        }

        @Override
        public void suspend() {
            pool.getHikariPoolMXBean().suspendPool();
        }

        @Override
        public void resume() {
            pool.getHikariPoolMXBean().resumePool();
        }

        @Override
        public void close() {
            pool.close();
            if (leaks != null) {
                leaks.close();
            }
        }
    }

    /**
     * HikariCP reads its bypass window from a system property, once for each pool. It pings a connection that has been
     * idle for longer than the window, in whole milliseconds. A window of 0 would not ping a connection that was
     * returned in the same millisecond, so "each time" is -1.
     */
    private static synchronized HikariDataSource openWith(boolean always, HikariConfig config) {
        @Nullable String before = System.getProperty(BYPASS_WINDOW);
        System.setProperty(BYPASS_WINDOW, always ? "-1" : "500");
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
