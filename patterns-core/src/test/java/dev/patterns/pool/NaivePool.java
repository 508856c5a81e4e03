package dev.patterns.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lends an idle connection or opens one on the borrower's thread; if that fails, it tries again at once. */
final class NaivePool {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Fleet fleet;
    private final Deque<Connection> idle = new ArrayDeque<>();

    NaivePool(Fleet fleet) {
        this.fleet = fleet;
    }

    Connection getConnection() throws SQLException {
        var start = fleet.time.elapsed();
        while (fleet.time.elapsed().minus(start).compareTo(TIMEOUT) < 0) {
            var connection = idle.poll();
            if (connection != null && connection.isValid(1)) {
                return lease(connection);
            }
            try {
                return lease(fleet.connect());
            } catch (SQLException e) {
                // again
            }
        }
        throw new SQLTransientConnectionException("no connection in time");
    }

    private Connection lease(Connection connection) {
        var returned = new AtomicBoolean();
        return StubDatabase.proxy(Connection.class, (self, method, args) -> {
            if (method.getName().equals("close")) {
                if (returned.compareAndSet(false, true)) {
                    idle.push(connection);
                }
                return null;
            }
            return method.invoke(connection, args);
        });
    }
}
