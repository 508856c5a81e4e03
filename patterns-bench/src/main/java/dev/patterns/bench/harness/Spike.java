package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Fifty requests at once, on a pool with five idle connections that may grow to fifty. A connect takes 150 ms, a
 * request's statement 2 ms: five connections serve all of it within 20 ms, long before a sixth could be open. From
 * HikariCP's wiki, "Welcome to the Jungle".
 */
final class Spike implements HarnessMain.Harness {

    private static final int REQUESTS = 50;
    private static final int IDLE = 5;
    private static final long CONNECT = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long STATEMENT = TimeUnit.MILLISECONDS.toNanos(2);

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        var opened = new AtomicInteger();
        var raw = BenchPools.connections();
        var source = new SimpleDataSource(() -> {
            park(CONNECT);
            opened.incrementAndGet();
            return raw.getConnection();
        });
        var settings = BenchPools.settings(IDLE).size(IDLE, REQUESTS - IDLE);
        try (var pool = BenchPools.open(contender, settings, source)) {
            openIdle(pool);
            int before = opened.get();
            long start = System.nanoTime();
            serve(pool, REQUESTS, STATEMENT);
            double millis = (System.nanoTime() - start) / 1e6;
            park(2 * CONNECT); // what was begun during the spike ends
            return List.of(
                    Figure.of("time to serve all", millis, "ms"),
                    Figure.of("connections open in the end", IDLE + opened.get() - before, "connections"));
        }
    }

    /** Five at once, and once more, so that every pool has opened what it keeps. */
    private static void openIdle(BenchPools.Open pool) throws Exception {
        serve(pool, IDLE, 2 * CONNECT);
        park(CONNECT);
        serve(pool, IDLE, STATEMENT);
        park(CONNECT);
    }

    private static void serve(BenchPools.Open pool, int requests, long holding) throws InterruptedException {
        var ready = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < requests; i++) {
            var thread = new Thread(() -> {
                try {
                    ready.await();
                    try (var connection = pool.dataSource().getConnection()) {
                        connection.getAutoCommit();
                        park(holding);
                    }
                } catch (SQLException | InterruptedException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            thread.start();
            threads.add(thread);
        }
        ready.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void park(long nanos) {
        long start = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
            LockSupport.parkNanos(left);
        }
    }
}
