package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;

/**
 * Short transactions on a real PostgreSQL, an update by primary key each, by more clients than connections. What a pool
 * costs is small beside them; what is seen is how it queues.
 */
final class PostgresTransactions implements HarnessMain.Harness {

    private static final int ROWS = 1_000;

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        int clients = arguments.getOrDefault("threads", 8);
        int slots = arguments.getOrDefault("slots", 8);
        try (var postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            createTable(postgres.getPostgresDatabase());
            try (var pool = BenchPools.open(contender, slots, postgres.getPostgresDatabase())) {
                measure(pool, clients, seconds / 3); // warms up
                var latencies = measure(pool, clients, seconds);
                return List.of(
                        Figure.of("transactions", latencies.getTotalCount() / seconds, "1/s"),
                        Figure.of("p99", latencies.getValueAtPercentile(99) / 1e6, "ms"),
                        Figure.of("longest", latencies.getMaxValue() / 1e6, "ms"));
            }
        }
    }

    private static void createTable(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table account (id int primary key, balance bigint not null)");
            statement.execute("insert into account select i, 0 from generate_series(0, " + (ROWS - 1) + ") i");
        }
    }

    private static Histogram measure(BenchPools.Open pool, int clients, double seconds) throws InterruptedException {
        var histograms = new Histogram[clients];
        Arrays.setAll(histograms, i -> new Histogram(TimeUnit.MINUTES.toNanos(1), 3));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(new Thread(() -> transact(pool, histograms[client], client, end)));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        var all = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        Arrays.stream(histograms).forEach(all::add);
        return all;
    }

    private static void transact(BenchPools.Open pool, Histogram latencies, int client, long end) {
        for (int i = client; System.nanoTime() - end < 0; i += 37) {
            long start = System.nanoTime();
            try (var connection = pool.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                update(connection, i % ROWS);
                connection.commit();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            latencies.recordValue(System.nanoTime() - start);
        }
    }

    private static void update(Connection connection, int id) throws SQLException {
        try (var statement = connection.prepareStatement("update account set balance = balance + 1 where id = ?")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }
}
