package dev.patterns.examples.snippets;

import dev.patterns.pool.ConnectionPool;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A pool whose two connections are borrowed. Its exception says which threads hold them, how long, and for what. */
final class ExhaustedPool {
    private static final String URL = "jdbc:h2:mem:exhausted";

    private ExhaustedPool() {}

    static void run(PrintStream out) throws Exception {
        DriverManager.getConnection(URL).close(); // the first connection is slow, because it loads the driver
        try (var pool = ConnectionPool.builder("payments")
                .url(URL)
                .size(2)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(1))
                .leakDetectionThreshold(Duration.ofSeconds(30)) // records the line that borrowed
                .build()) {
            var holding = new CountDownLatch(2);
            var release = new CountDownLatch(1);
            hold(pool, "nightly-report", "select 'every payment since 2019'", holding, release);
            hold(pool, "csv-export", "select 'every payment since 2019, as CSV'", holding, release);
            holding.await(10, TimeUnit.SECONDS);
            out.println("Connections borrowed: " + pool.status().checkedOut() + " of 2.");
            out.println("A third borrower waits for a second, then gets:");
            try {
                pool.getConnection().close();
            } catch (SQLException exhausted) {
                out.print(("" + exhausted.getMessage()).indent(2));
            }
            release.countDown();
            try (var connection = pool.getConnection()) {
                out.println("Both were returned. Now a borrower gets one: valid = " + connection.isValid(1));
            }
        }
    }

    /** Starts a thread that borrows a connection, uses it, and keeps it during other work, such as a remote call. */
    private static void hold(
            ConnectionPool pool, String name, String sql, CountDownLatch holding, CountDownLatch release) {
        Runnable task = () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
                holding.countDown();
                release.await();
            } catch (SQLException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        };
        new Thread(task, name).start();
    }
}
