package dev.patterns.examples.published;

import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.examples.jdbc.StubConnection;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Fifty threads at once need a connection of a pool that has five. */
final class SpikeDemand {

    private static final int THREADS = 50;
    private static final Duration CONNECT = Duration.ofMillis(150);
    private static final Duration QUERY = Duration.ofMillis(2);
    private static final int IDLE = 5;

    private SpikeDemand() {}

    static PublishedResult result() {
        return new PublishedResult(
                "spike-demand",
                "A spike of 50 on 5 idle connections",
                new Source(
                        "Brett Wooldridge",
                        "Welcome To The Jungle, HikariCP",
                        "2017",
                        "https://github.com/brettwooldridge/HikariCP/blob/dev/documents/Welcome-To-The-Jungle.md"),
                "A pool of at most 50 connections has 5. Opening one takes 150 ms, a query 2 ms. HikariCP ended the"
                        + " spike with 5 connections, and with 6 after those that were being opened; Apache DBCP2 and"
                        + " Vibur with 45.",
                SpikeDemand::comparisons);
    }

    private static List<Comparison> comparisons() {
        try (var time = new SimulatedTime(7)) {
            var pool = ConnectionPool.builder("jungle")
                    .source(new SimpleDataSource(() -> connect(time)))
                    .size(THREADS)
                    .maxOverflow(0)
                    .time(time)
                    .random(time.random())
                    .build();
            query(pool, time, IDLE, CONNECT.multipliedBy(2)); // opens the first five connections
            var before = time.elapsed();
            var spike = query(pool, time, THREADS, QUERY);
            time.advance(Duration.ofSeconds(1));
            int later = connections(pool);
            pool.close();
            return List.of(
                    new Comparison(
                            "connections at the end of the spike",
                            "%.0f",
                            5,
                            spike.connections,
                            Bound.EXACT,
                            "a connect takes longer than the spike"),
                    new Comparison(
                            "connections a second later",
                            "%.0f",
                            6,
                            later,
                            Bound.EXACT,
                            "connects that no thread waits for any more aren't begun"),
                    new Comparison(
                            "duration of the spike",
                            "%.0f ms",
                            100,
                            spike.at.minus(before).toNanos() / 1e6,
                            Bound.AT_MOST,
                            "what a single connection would need; five need a fifth of it"));
        }
    }

    /** The end of the last query, and how many connections there were then. */
    private record End(Duration at, int connections) {}

    /** So many threads at once, each of which holds a connection for the duration. */
    private static End query(ConnectionPool pool, SimulatedTime time, int threads, Duration duration) {
        var end = new End[1];
        for (int thread = 0; thread < threads; thread++) {
            time.spawn("thread-" + thread, () -> {
                try (var connection = pool.getConnection()) {
                    connection.clearWarnings();
                    time.sleep(duration);
                }
                end[0] = new End(time.elapsed(), connections(pool));
            });
        }
        time.run();
        return end[0];
    }

    private static int connections(ConnectionPool pool) {
        return pool.status().checkedIn() + pool.status().checkedOut();
    }

    private static Connection connect(SimulatedTime time) throws SQLException {
        try {
            time.sleep(CONNECT);
            return new StubConnection();
        } catch (InterruptedException interrupted) {
            throw new SQLException("interrupted", interrupted);
        }
    }
}
