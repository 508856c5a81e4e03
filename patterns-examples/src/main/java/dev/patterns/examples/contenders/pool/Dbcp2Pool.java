package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.apache.commons.pool2.impl.DefaultPooledObjectInfo;

/** Opens Commons DBCP2's pool. */
final class Dbcp2Pool {

    private Dbcp2Pool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings) {
        if (settings.maxWaiters().isPresent()) {
            throw new NotOfferedException("no bound for the number of waiters");
        }
        var pool = new Pool(raw);
        pool.setMaxIdle(settings.size()); // a returned connection beyond that is closed, as an overflow is
        pool.setMaxTotal(settings.total());
        pool.setMaxWait(settings.connectionTimeout());
        pool.setMaxConn(settings.maxLifetime());
        pool.setTestOnBorrow(settings.validation() == Validation.ALWAYS || settings.has(PoolRemedy.VALIDATE_MORE));
        pool.setRollbackOnReturn(true); // both are defaults; it resets nothing else, such as isolation (P14)
        pool.setAutoCommitOnReturn(true);
        settings.leakThreshold().ifPresent(pool::reportLeaks);
        remedy(settings, pool);
        return pool;
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        var name = remedy instanceof PoolRemedy of
                ? switch (of) {
                    case RESET_ALL -> "defaultTransactionIsolation, defaultReadOnly, defaultCatalog, defaultSchema";
                    case VALIDATION_LIMIT -> "validationQueryTimeout";
                    case FATAL_ERRORS -> "disconnectionSqlCodes, fastFailValidation, testOnReturn";
                    case VALIDATE_MORE -> "testOnBorrow";
                    case RECLAIM_LEAKS -> "removeAbandonedOnBorrow";
                    case CLOSE_SURPLUS, NESTED_BORROW, SAMPLE_TRACES, STRICT_ORDER, REJECT_HOPELESS_WAITS, SUSPENSION ->
                        null;
                }
                : null;
        return Optional.ofNullable(name).map(RemedySetting::inRealTime);
    }

    private static void remedy(PoolSettings settings, BasicDataSource pool) {
        if (settings.has(PoolRemedy.RESET_ALL)) {
            pool.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            pool.setDefaultReadOnly(false);
            pool.setDefaultCatalog("main");
            pool.setDefaultSchema("public");
        }
        if (settings.has(PoolRemedy.VALIDATION_LIMIT)) {
            pool.setValidationQueryTimeout(Duration.ofSeconds(1));
        }
        if (settings.has(PoolRemedy.FATAL_ERRORS)) {
            pool.setDisconnectionSqlCodes(FatalErrors.STATES);
            pool.setFastFailValidation(true);
            pool.setTestOnReturn(true);
        }
        if (settings.has(PoolRemedy.RECLAIM_LEAKS)) {
            pool.setRemoveAbandonedOnBorrow(true);
            pool.setRemoveAbandonedTimeout(Duration.ofMillis(50));
        }
    }

    /** A basic data source that takes its connections from a data source instead of a driver. */
    private static final class Pool extends BasicDataSource implements PoolAdapter {
        private final DataSource raw;
        private final StringWriter leaks = new StringWriter();

        Pool(DataSource raw) {
            this.raw = raw;
        }

        void reportLeaks(Duration held) {
            setLogAbandoned(true);
            setAbandonedLogWriter(new PrintWriter(leaks, true));
            setRemoveAbandonedOnMaintenance(true);
            setRemoveAbandonedTimeout(held);
            setDurationBetweenEvictionRuns(held);
        }

        @Override
        protected ConnectionFactory createConnectionFactory() {
            return raw::getConnection;
        }

        @Override
        public DataSource dataSource() {
            return this;
        }

        @Override
        public Status status() {
            var pool = getConnectionPool();
            return pool == null
                    ? new Status(0, 0, 0) // the pool is made by the first borrow
                    : new Status(pool.getNumActive(), pool.getNumIdle(), pool.getNumWaiters());
        }

        @Override
        public long invalid() {
            return getConnectionPool().getDestroyedByBorrowValidationCount();
        }

        @Override
        public Duration longestWait() {
            return getConnectionPool().getMaxBorrowWaitDuration();
        }

        @Override
        public Duration longestHold() {
            long oldest = getConnectionPool().listAllObjects().stream()
                    .mapToLong(DefaultPooledObjectInfo::getLastBorrowTime)
                    .min()
                    .orElseThrow();
            return Duration.ofMillis(System.currentTimeMillis() - oldest);
        }

        @Override
        public List<String> leakReports() {
            synchronized (leaks.getBuffer()) {
                return leaks.toString().isEmpty() ? List.of() : List.of(leaks.toString());
            }
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (SQLException failure) {
                throw new IllegalStateException("DBCP2 can't close its pool", failure);
            }
        }
    }
}
