package dev.patterns.examples.snippets;

import dev.patterns.pool.ConnectionPool;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A pool whose two connections are out: it says with whom, since when, and what they are doing. */
final class ExhaustedPool {
    private static final String URL = "jdbc:h2:mem:exhausted";

    private ExhaustedPool() {}

    static void run(PrintStream out) throws Exception {
        DriverManager.getConnection(URL).close(); // the first connection loads the driver, which takes long
        try (var pool = ConnectionPool.builder("payments")
                .url(URL)
                .size(2)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(1))
                .leakDetectionThreshold(Duration.ofSeconds(30)) // it remembers the line that borrowed
                .build()) {
            var holding = new CountDownLatch(2);
            var letGo = new CountDownLatch(1);
            hold(pool, "nightly-report", "select 'every payment since 2019'", holding, letGo);
            hold(pool, "csv-export", "select 'the same, for somebody else'", holding, letGo);
            holding.await(10, TimeUnit.SECONDS);
            out.println("Connections lent: " + pool.status().checkedOut() + " of 2.");
            out.println("A third asks, and gets after a second:");
            try {
                pool.getConnection().close();
            } catch (SQLException exhausted) {
                out.println(("  " + exhausted.getMessage()).replace("; ", ";\n  "));
            }
            letGo.countDown();
            try (var connection = pool.getConnection()) {
                out.println("They have let go; now there is one: valid = " + connection.isValid(1));
            }
        }
    }

    /** A thread that borrows a connection, uses it, and keeps it while it does something else: a remote call, say. */
    private static void hold(
            ConnectionPool pool, String name, String sql, CountDownLatch holding, CountDownLatch letGo) {
        Runnable task = () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
                holding.countDown();
                letGo.await();
            } catch (SQLException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        };
        new Thread(task, name).start();
    }
}
