package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.MultipleAcquisitionAction;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens Agroal's pool. */
final class AgroalPool {

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final Map<String, DataSource> SOURCES = new ConcurrentHashMap<>();

    private AgroalPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings) {
        var url = BridgeDriver.PREFIX + NUMBER.incrementAndGet();
        SOURCES.put(url, raw);
        try {
            var leaks = new Leaks();
            return new Adapter(
                    AgroalDataSource.from(configuration(url, settings), leaks), () -> SOURCES.remove(url), leaks);
        } catch (SQLException failure) {
            SOURCES.remove(url);
            throw new IllegalStateException("Agroal can't open its pool", failure);
        }
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        var name = remedy instanceof PoolRemedy of
                ? switch (of) {
                    case RESET_ALL -> "flushOnClose, with which no connection is used twice";
                    case VALIDATION_LIMIT -> "connectionValidator(defaultValidatorWithTimeout(1))";
                    case FATAL_ERRORS -> "exceptionSorter";
                    case VALIDATE_MORE -> "validateOnBorrow";
                    case CLOSE_SURPLUS -> "reapTimeout";
                    case NESTED_BORROW -> "multipleAcquisition(STRICT)";
                    case SAMPLE_TRACES -> "enhancedLeakReport(false), which names the thread alone";
                    case RECLAIM_LEAKS, STRICT_ORDER, REJECT_HOPELESS_WAITS, SUSPENSION -> null;
                }
                : null;
        return Optional.ofNullable(name).map(RemedySetting::inRealTime);
    }

    private static AgroalDataSourceConfigurationSupplier configuration(String url, PoolSettings settings) {
        return new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(settings.metricsEnabled())
                .connectionPoolConfiguration(pool -> remedied(
                        settings,
                        pool.minSize(settings.size())
                                .maxSize(settings.total())
                                .acquisitionTimeout(settings.connectionTimeout())
                                .maxLifetime(settings.maxLifetime())
                                .leakTimeout(settings.leakThreshold().orElse(Duration.ZERO))
                                .enhancedLeakReport(
                                        settings.leakThreshold().isPresent() && !settings.has(PoolRemedy.SAMPLE_TRACES))
                                .connectionValidator(ConnectionValidator.defaultValidator())
                                .validateOnBorrow(settings.validation() == Validation.ALWAYS)
                                .idleValidationTimeout(
                                        settings.validation() == Validation.BYPASS
                                                ? Duration.ofMillis(500)
                                                : Duration.ZERO)
                                .connectionFactoryConfiguration(
                                        factory -> factory.jdbcUrl(url).connectionProviderClass(BridgeDriver.class))));
    }

    private static AgroalConnectionPoolConfigurationSupplier remedied(
            PoolSettings settings, AgroalConnectionPoolConfigurationSupplier pool) {
        if (settings.maxWaiters().isPresent()) {
            throw new NotOfferedException("no bound for the number of waiters");
        }
        if (settings.has(PoolRemedy.RESET_ALL)) {
            pool.flushOnClose();
        }
        if (settings.has(PoolRemedy.VALIDATION_LIMIT)) {
            pool.connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(1));
        }
        if (settings.has(PoolRemedy.FATAL_ERRORS)) {
            pool.exceptionSorter(FatalErrors::contains);
        }
        if (settings.has(PoolRemedy.VALIDATE_MORE)) {
            pool.validateOnBorrow(true).idleValidationTimeout(Duration.ZERO);
        }
        if (settings.has(PoolRemedy.CLOSE_SURPLUS)) {
            pool.reapTimeout(Duration.ofMillis(20));
        }
        if (settings.has(PoolRemedy.NESTED_BORROW)) {
            pool.multipleAcquisition(MultipleAcquisitionAction.STRICT);
        }
        return pool;
    }

    private record Adapter(AgroalDataSource pool, Runnable afterClose, Leaks leaks) implements PoolAdapter {

        @Override
        public DataSource dataSource() {
            return pool;
        }

        @Override
        public Status status() {
            var figures = pool.getMetrics();
            return new Status(
                    (int) figures.activeCount(), (int) figures.availableCount(), (int) figures.awaitingCount());
        }

        @Override
        public long invalid() {
            return pool.getMetrics().invalidCount();
        }

        @Override
        public Duration longestWait() {
            return pool.getMetrics().blockingTimeMax();
        }

        @Override
        public List<String> leakReports() {
            return List.copyOf(leaks.reports);
        }

        @Override
        public boolean isHealthy() throws SQLException {
            return pool.isHealthy(true);
        }

        @Override
        public void close() {
            pool.close();
            afterClose.run();
        }
    }

    /** What it reports about leaks. With enhancedLeakReport a message has the stack trace of the borrower. */
    private static final class Leaks implements AgroalDataSourceListener {
        final List<String> reports = new CopyOnWriteArrayList<>();

        @Override
        public void onConnectionLeak(Connection connection, Thread thread) {
            reports.add("leaked by thread " + thread.getName());
        }

        @Override
        public void onInfo(String message) {
            reports.add(message);
        }
    }

    /** Connects through the raw data source. Agroal takes a driver class, not an object: the URL finds the object. */
    public static final class BridgeDriver implements Driver {
        static final String PREFIX = "agroal-bridge:";

        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            var source = SOURCES.get(url);
            return source == null ? null : source.getConnection();
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith(PREFIX);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }
    }
}
