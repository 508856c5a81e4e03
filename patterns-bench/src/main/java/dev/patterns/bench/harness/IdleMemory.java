package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Heap that an idle pool of twenty connections holds, without the connections' own. */
final class IdleMemory implements HarnessMain.Harness {

    private static final int POOLS = 50;
    private static final int SIZE = 20;

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        var pools = new ArrayList<BenchPools.Open>();
        open(contender, pools, 1); // loads the classes
        var bare = new ArrayList<Connection>();
        long before = usedHeap();
        for (int i = 0; i < POOLS * SIZE; i++) {
            bare.add(BenchPools.connections().getConnection());
        }
        long connections = usedHeap() - before;
        before = usedHeap();
        open(contender, pools, POOLS);
        long withPools = usedHeap() - before;
        pools.forEach(BenchPools.Open::close);
        if (bare.size() != POOLS * SIZE) { // also keeps the list reachable until here
            throw new IllegalStateException("connections are missing");
        }
        return List.of(
                Figure.of("heap of an idle pool of 20", Math.max(0, withPools - connections) / (double) POOLS, "B"));
    }

    private static void open(String contender, List<BenchPools.Open> pools, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            var pool = BenchPools.open(contender, SIZE, BenchPools.connections());
            pools.add(pool);
            var held = new ArrayList<Connection>();
            for (int j = 0; j < SIZE; j++) {
                held.add(pool.dataSource().getConnection());
            }
            for (var connection : held) {
                connection.close();
            }
        }
    }

    static long usedHeap() throws InterruptedException {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
