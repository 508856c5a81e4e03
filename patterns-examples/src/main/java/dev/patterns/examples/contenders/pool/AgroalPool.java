package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
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
            var pool = AgroalDataSource.from(configuration(url, settings));
            var figures = pool.getMetrics();
            return new PoolAdapter(
                    pool,
                    () -> new PoolAdapter.Status(
                            (int) figures.activeCount(), (int) figures.availableCount(), (int) figures.awaitingCount()),
                    () -> {
                        pool.close();
                        SOURCES.remove(url);
                    });
        } catch (SQLException failure) {
            SOURCES.remove(url);
            throw new IllegalStateException("Agroal can't open its pool", failure);
        }
    }

    private static AgroalDataSourceConfigurationSupplier configuration(String url, PoolSettings settings) {
        return new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(settings.metricsEnabled())
                .connectionPoolConfiguration(pool -> pool.minSize(settings.size())
                        .maxSize(settings.total())
                        .acquisitionTimeout(settings.connectionTimeout())
                        .maxLifetime(settings.maxLifetime())
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .validateOnBorrow(settings.validation() == Validation.ALWAYS)
                        .idleValidationTimeout(
                                settings.validation() == Validation.BYPASS ? Duration.ofMillis(500) : Duration.ZERO)
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(url).connectionProviderClass(BridgeDriver.class)));
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
