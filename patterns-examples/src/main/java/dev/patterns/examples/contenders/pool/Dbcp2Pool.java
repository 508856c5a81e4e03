package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;

/** Opens Commons DBCP2's pool. */
final class Dbcp2Pool {

    private Dbcp2Pool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings) {
        var pool = new Pool(raw);
        pool.setMaxIdle(settings.size()); // a returned connection beyond that is closed, as an overflow is
        pool.setMaxTotal(settings.total());
        pool.setMaxWait(settings.connectionTimeout());
        pool.setMaxConn(settings.maxLifetime());
        pool.setTestOnBorrow(settings.validation() == Validation.ALWAYS);
        pool.setRollbackOnReturn(true); // both are defaults; it resets nothing else, such as isolation (P14)
        pool.setAutoCommitOnReturn(true);
        return new PoolAdapter(pool, pool::status, pool::closeUnchecked);
    }

    /** A basic data source that takes its connections from a data source instead of a driver. */
    private static final class Pool extends BasicDataSource {
        private final DataSource raw;

        Pool(DataSource raw) {
            this.raw = raw;
        }

        @Override
        protected ConnectionFactory createConnectionFactory() {
            return raw::getConnection;
        }

        PoolAdapter.Status status() {
            var pool = getConnectionPool();
            return pool == null
                    ? new PoolAdapter.Status(0, 0, 0) // the pool is made by the first borrow
                    : new PoolAdapter.Status(pool.getNumActive(), pool.getNumIdle(), pool.getNumWaiters());
        }

        void closeUnchecked() {
            try {
                close();
            } catch (SQLException failure) {
                throw new IllegalStateException("DBCP2 can't close its pool", failure);
            }
        }
    }
}
