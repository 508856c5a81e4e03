package dev.patterns.examples.advice;

import dev.patterns.CallRejectedException;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.examples.service.LogNormal;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.PrePing;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The pool of one instance, simulated: calls arrive independently of each other, and each holds a connection.
 *
 * @param inUse connections at a time
 * @param waiting share of the calls that waited for a connection, those that timed out included
 * @param p99 99 percent of the waits were no longer, in seconds
 */
record PoolRun(double inUse, double waiting, double p99) {

    private static final int WARM_UP = 10; // a tenth of the calls

    /**
     * @param bulkhead in front of the pool
     * @param size of the pool
     * @param perSecond calls
     * @param timeout of a call, in seconds, or infinity
     */
    static PoolRun of(
            OptionalInt bulkhead,
            int size,
            Duration connectionTimeout,
            double perSecond,
            LogNormal latency,
            double timeout,
            int calls,
            long seed) {
        try (var time = new SimulatedTime(seed)) {
            var seeds = new SplittableRandom(seed);
            var pool = ConnectionPool.builder("pool")
                    .source(StubDataSource.of())
                    .size(size)
                    .maxOverflow(0)
                    .connectionTimeout(connectionTimeout)
                    .prePing(PrePing.never())
                    .time(time)
                    .random(time.random())
                    .build();
            var limit = Bulkhead.builder("calls")
                    .limit(bulkhead.orElse(calls))
                    .time(time)
                    .build();
            var run = new Run(time, limit, pool, perSecond, latency, timeout, calls, seeds);
            run.spawnNext();
            time.run();
            var result = run.result();
            pool.close();
            return result;
        }
    }

    private static final class Run {
        private final SimulatedTime time;
        private final Bulkhead bulkhead;
        private final ConnectionPool pool;
        private final double perSecond;
        private final LogNormal latency;
        private final double timeout;
        private final int calls;
        private final RandomGenerator arrivals;
        private final RandomGenerator latencies;
        private final ArrayList<Long> waits = new ArrayList<>();
        private int arrived;
        private long lastArrival;
        private long heldNanos;

        Run(
                SimulatedTime time,
                Bulkhead bulkhead,
                ConnectionPool pool,
                double perSecond,
                LogNormal latency,
                double timeout,
                int calls,
                SplittableRandom seeds) {
            this.time = time;
            this.bulkhead = bulkhead;
            this.pool = pool;
            this.perSecond = perSecond;
            this.latency = latency;
            this.timeout = timeout;
            this.calls = calls;
            this.arrivals = seeds.split();
            this.latencies = seeds.split();
        }

        void spawnNext() {
            if (arrived < calls) {
                double gap = -StrictMath.log(1 - arrivals.nextDouble()) / perSecond;
                time.spawn("call-" + ++arrived, Duration.ofNanos((long) (gap * 1e9)), this::arrive);
            }
        }

        private void arrive() throws InterruptedException {
            spawnNext();
            lastArrival = time.elapsed().toNanos();
            try {
                bulkhead.call(this::call);
            } catch (CallRejectedException full) {
                return; // it needs no connection
            }
        }

        private boolean call() throws InterruptedException {
            long began = time.elapsed().toNanos();
            var held = Math.min(latency.draw(latencies).toNanos(), timeout * 1e9);
            try (var connection = pool.getConnection()) {
                waits.add(time.elapsed().toNanos() - began);
                if (!connection.isClosed()) {
                    time.sleep(Duration.ofNanos((long) held));
                    heldNanos += (long) held;
                }
            } catch (SQLException timedOut) {
                waits.add(time.elapsed().toNanos() - began);
            }
            return true;
        }

        PoolRun result() {
            var steady = waits.stream()
                    .skip(waits.size() / WARM_UP)
                    .sorted()
                    .toList(); // the pool opens connections at first
            long waited = steady.stream().filter(wait -> wait > 0).count();
            return new PoolRun(
                    heldNanos / (double) lastArrival,
                    (double) waited / steady.size(),
                    steady.get((int) Math.ceil(steady.size() * 0.99) - 1) / 1e9);
        }
    }
}
