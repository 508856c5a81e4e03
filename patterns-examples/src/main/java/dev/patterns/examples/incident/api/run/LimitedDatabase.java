package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.jdbc.ForwardingConnection;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that refuses further connections when the limit is reached, with the SQLSTATE of PostgreSQL. */
public final class LimitedDatabase {

    private final DataSource database;
    private final int limit;
    private final AtomicInteger open = new AtomicInteger();

    public LimitedDatabase(DataSource database, int limit) {
        this.database = database;
        this.limit = limit;
    }

    public DataSource dataSource() {
        return new SimpleDataSource(this::connect);
    }

    private Connection connect() throws SQLException {
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            throw new SQLTransientConnectionException("too many connections: " + limit + " are open", "53300");
        }
        try {
            return new Counted(database.getConnection());
        } catch (SQLException | RuntimeException e) {
            open.decrementAndGet();
            throw e;
        }
    }

    /** A connection that counts as open until it is closed. */
    private final class Counted extends ForwardingConnection {

        private final Connection connection;
        private final AtomicBoolean counted = new AtomicBoolean(true);

        Counted(Connection connection) {
            this.connection = connection;
        }

        @Override
        protected Connection delegate() {
            return connection;
        }

        @Override
        public void close() throws SQLException {
            try {
                connection.close();
            } finally {
                uncount();
            }
        }

        @Override
        public void abort(Executor executor) throws SQLException {
            try {
                connection.abort(executor);
            } finally {
                uncount();
            }
        }

        private void uncount() {
            if (counted.compareAndSet(true, false)) {
                open.decrementAndGet();
            }
        }
    }
}
