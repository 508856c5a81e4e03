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
        pool.setMaxIdle(settings.size()); // what comes back and is more than that is closed: an overflow
        pool.setMaxTotal(settings.total());
        pool.setMaxWait(settings.connectionTimeout());
        pool.setMaxConn(settings.maxLifetime());
        pool.setTestOnBorrow(settings.validation() == Validation.ALWAYS);
        pool.setRollbackOnReturn(true); // its defaults, both; isolation, read-only and the rest are not reset (P14)
        pool.setAutoCommitOnReturn(true);
        return new PoolAdapter(pool, pool::status, pool::closeUnchecked);
    }

    /** The basic data source, on connections that it is given instead of a driver. */
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
                    ? new PoolAdapter.Status(0, 0, 0) // nobody has borrowed yet
                    : new PoolAdapter.Status(pool.getNumActive(), pool.getNumIdle(), pool.getNumWaiters());
        }

        void closeUnchecked() {
            try {
                close();
            } catch (SQLException failure) {
                throw new IllegalStateException("DBCP2 doesn't close", failure);
            }
        }
    }
}
