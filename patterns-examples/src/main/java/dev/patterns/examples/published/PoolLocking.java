package dev.patterns.examples.published;

import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** Threads that each need several connections at the same time deadlock if the pool is too small. */
final class PoolLocking {

    private PoolLocking() {}

    static PublishedResult result() {
        return new PublishedResult(
                "pool-locking",
                "The smallest pool that can't deadlock",
                new Source(
                        "Brett Wooldridge",
                        "About Pool Sizing: Pool-locking, HikariCP wiki",
                        "undated",
                        "https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing"),
                "Each thread takes its connections one by one, in turn with the others, and returns them when it has"
                        + " all. The page's formula is threads · (connections - 1) + 1. The smallest size is searched"
                        + " for at which every thread gets its connections.",
                () -> List.of(sizes(3, 4, 10), sizes(8, 3, 17)));
    }

    private static Comparison sizes(int threads, int connections, int published) {
        int size = 1;
        while (!allSucceed(size, threads, connections)) {
            size++;
        }
        return new Comparison(
                "%d threads, %d connections each".formatted(threads, connections),
                "%.0f",
                published,
                size,
                Bound.EXACT,
                "searched for");
    }

    private static boolean allSucceed(int size, int threads, int connections) {
        try (var time = new SimulatedTime(7)) {
            var pool = ConnectionPool.builder("locking")
                    .source(StubDataSource.of())
                    .size(size)
                    .maxOverflow(0)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .time(time)
                    .random(time.random())
                    .build();
            var failures = new int[1];
            for (int thread = 0; thread < threads; thread++) {
                time.spawn("thread-" + thread, () -> {
                    if (!takesAll(pool, connections, time)) {
                        failures[0]++;
                    }
                });
            }
            time.run();
            pool.close();
            return failures[0] == 0;
        }
    }

    private static boolean takesAll(ConnectionPool pool, int connections, SimulatedTime time)
            throws SQLException, InterruptedException {
        var held = new ArrayDeque<Connection>();
        try {
            while (held.size() < connections) {
                held.push(pool.getConnection());
                time.sleep(Duration.ofMillis(10)); // the other threads take one each
            }
            return true;
        } catch (SQLException timedOut) {
            return false;
        } finally {
            while (!held.isEmpty()) {
                held.pop().close();
            }
        }
    }
}
