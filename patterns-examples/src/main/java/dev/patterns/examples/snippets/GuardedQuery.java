package dev.patterns.examples.snippets;

import dev.patterns.pool.ConnectionPool;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;

/** A query on a pool while the database restarts. */
final class GuardedQuery {
    private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    private GuardedQuery() {}

    static void run(PrintStream out) throws Exception {
        restart(); // the first connection is slow, because it loads the driver
        // A query can be repeated safely. A payment can't, unless it carries an idempotency key.
        var retry = Retry.builder("orders")
                .retryOn(SQLTransientException.class, SQLNonTransientConnectionException.class)
                .backoff(Backoff.fixed(Duration.ofMillis(20)))
                .build();
        retry.onRetry(attempt -> out.println("  attempt " + attempt));
        try (var pool = ConnectionPool.builder("orders")
                .url(URL)
                .size(1)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(5))
                .build()) {
            out.println("A query:");
            out.println("  orders: " + retry.call(() -> countOrders(pool)));
            restart();
            out.println(
                    "The database restarts. The pooled connection is broken, but was used too recently to be pinged:");
            out.println("  orders: " + retry.call(() -> countOrders(pool)));
            out.println("The pool has opened another one. Connections found invalid so far: "
                    + pool.status().invalid());
        } finally {
            restart();
        }
    }

    private static int countOrders(ConnectionPool pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select 6 * 7");
                var result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void restart() throws SQLException {
        try (var connection = DriverManager.getConnection(URL);
                var statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }
}
