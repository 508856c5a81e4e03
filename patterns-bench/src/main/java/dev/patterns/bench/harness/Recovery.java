package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.jdbc.StubDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The database is gone for six seconds while eight threads want it: how long after its return the first one is served,
 * and what the waiting costs the processor. Connects are refused at once meanwhile, and connections that were open are
 * dead.
 */
final class Recovery implements HarnessMain.Harness {

    private static final int THREADS = 8;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    private volatile boolean down;
    private volatile boolean ended;
    private final AtomicLong served = new AtomicLong();

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        var source = StubDataSource.of(() -> down);
        var settings = settings(PoolContender.valueOf(contender));
        try (var pool = BenchPools.open(contender, settings, source)) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < THREADS; i++) {
                var thread = new Thread(() -> work(pool));
                thread.start();
                threads.add(thread);
            }
            sleep(500);
            down = true;
            sleep(100);
            long cpu = ProcessorTime.nanos();
            long start = System.nanoTime();
            sleep((long) (seconds * 1000));
            double share = (ProcessorTime.nanos() - cpu) / (double) (System.nanoTime() - start);
            long before = served.get();
            long back = System.nanoTime();
            down = false;
            while (served.get() == before && System.nanoTime() - back < LONGEST) {
                LockSupport.parkNanos(1_000_000);
            }
            double millis = (System.nanoTime() - back) / 1e6;
            ended = true;
            for (var thread : threads) {
                thread.join();
            }
            return List.of(
                    Figure.of("first success after it is back", millis, "ms"),
                    Figure.of("processor while it is gone", 100 * share, "% of a core"));
        }
    }

    /** Each pool at its best: one that has to be told which errors mean a dead connection is told. */
    private static PoolSettings settings(PoolContender contender) {
        var settings = BenchPools.settings(THREADS).connectionTimeout(Duration.ofSeconds(1));
        return contender.settingFor(PoolRemedy.FATAL_ERRORS).isPresent()
                ? settings.remedy(PoolRemedy.FATAL_ERRORS)
                : settings;
    }

    private void work(BenchPools.Open pool) {
        while (!ended) {
            try (var connection = pool.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select 1");
                served.incrementAndGet();
                LockSupport.parkNanos(1_000_000);
            } catch (SQLException refused) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private static void sleep(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
