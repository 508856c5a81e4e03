package dev.patterns.examples.incident.run;

import dev.patterns.examples.jdbc.ForwardingConnection;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Wraps the pool of any tier and counts, in the same way for all, connections in use and callers that wait for one. */
public final class MeteredPool implements DataSource {

    private final DataSource pool;
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    public MeteredPool(DataSource pool) {
        this.pool = pool;
    }

    public int inUse() {
        return inUse.get();
    }

    /** The highest number in use at the same time. */
    public int peak() {
        return peak.get();
    }

    public int waiting() {
        return waiting.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection;
        waiting.incrementAndGet();
        try {
            connection = pool.getConnection();
        } finally {
            waiting.decrementAndGet();
        }
        peak.accumulateAndGet(inUse.incrementAndGet(), Math::max);
        return new MeteredConnection(connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("this pool does not support another user per connection");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }

    /** A connection that counts as in use until it is closed. */
    private final class MeteredConnection extends ForwardingConnection {

        private final Connection connection;
        private final AtomicBoolean open = new AtomicBoolean(true);

        MeteredConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        protected Connection delegate() {
            return connection;
        }

        @Override
        public void close() throws SQLException {
            if (open.compareAndSet(true, false)) {
                inUse.decrementAndGet();
            }
            connection.close();
        }
    }
}
