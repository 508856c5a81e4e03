package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * 2,000 virtual threads share 50 connections, each held for a millisecond. Needs JDK 21 or newer; says nothing before.
 */
final class VirtualThreads implements HarnessMain.Harness {

    private static final int THREADS = 2_000;
    private static final int SLOTS = 50;

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        if (Runtime.version().feature() < 21) {
            return List.of();
        }
        var executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        var served = new LongAdder();
        try (var pool = BenchPools.open(contender, SLOTS, BenchPools.connections())) {
            long cpu = ProcessorTime.nanos();
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            var ended = new CountDownLatch(THREADS);
            for (int i = 0; i < THREADS; i++) {
                executor.execute(() -> {
                    while (System.nanoTime() - end < 0) {
                        try (var connection = pool.dataSource().getConnection()) {
                            connection.getAutoCommit();
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                            served.increment();
                        } catch (SQLException failure) {
                            throw new IllegalStateException(failure);
                        }
                    }
                    ended.countDown();
                });
            }
            ended.await();
            double took = (System.nanoTime() - start) / 1e9;
            return List.of(
                    Figure.of("calls served", served.sum() / took, "1/s"),
                    Figure.of("processor time a call", (ProcessorTime.nanos() - cpu) / 1e3 / served.sum(), "us"));
        } finally {
            executor.shutdownNow();
        }
    }
}
