package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import dev.patterns.bench.result.Row.Percentile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/**
 * More threads than connections, each held for half a millisecond: how long a borrower waits, and how many are served.
 *
 * <p>Two forms. <em>Busy</em>: each thread borrows again as soon as it is done, which shows the throughput and the
 * queue's order. <em>Open loop</em>: each thread has a schedule at 70 % of what the connections can serve, and a wait
 * counts from the time at which the borrow was due, not from when the thread came to it. Otherwise one long wait would
 * hide all the borrows that should have been made meanwhile (coordinated omission; Gil Tene).
 */
final class Waits implements HarnessMain.Harness {

    private static final long HOLD = TimeUnit.MICROSECONDS.toNanos(500);
    private static final double[] PERCENTS = {50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 100};

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        int threads = arguments.getOrDefault("threads", 32);
        int slots = arguments.getOrDefault("slots", 16);
        try (var pool = BenchPools.open(contender, slots, BenchPools.connections())) {
            var holding =
                    measure(pool, slots, Math.min(0.5, seconds / 4), 0); // warms up, and tells how long a hold takes
            var busy = measure(pool, threads, seconds / 2, 0);
            double perSecond = 0.7 * slots / holding.secondsAServedCall(slots);
            var open = measure(pool, threads, seconds / 2, threads / perSecond);
            return List.of(
                    Figure.of("calls served", busy.served() / busy.seconds(), "1/s"),
                    millis("p99", busy.waits(), 99),
                    new Figure("p99.9", percentile(busy.waits(), 99.9), "ms", curve(busy.waits())),
                    millis("longest wait", busy.waits(), 100),
                    new Figure("open loop, p99.9", percentile(open.waits(), 99.9), "ms", curve(open.waits())),
                    Figure.of("processor time a call", busy.cpuMicros(), "us"),
                    Figure.of("context switches a call", busy.switches(), "1"));
        }
    }

    private record Measured(Histogram waits, long served, double seconds, double cpuMicros, double switches) {
        double secondsAServedCall(int slots) {
            return seconds * slots / served;
        }
    }

    /** @param interval seconds between two borrows of one thread; 0 for none */
    private static Measured measure(BenchPools.Open pool, int threads, double seconds, double interval)
            throws Exception {
        var histograms = new Histogram[threads];
        Arrays.setAll(histograms, i -> new Histogram(TimeUnit.MINUTES.toNanos(1), 3));
        long cpu = ProcessorTime.nanos();
        var switches = new LongAdder();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        var all = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            var waits = histograms[i];
            long first = start + (long) (interval * 1e9 * i / threads);
            all.add(new Thread(() -> {
                borrow(pool, waits, first, (long) (interval * 1e9), end);
                switches.add(ContextSwitches.ofThisThread());
            }));
        }
        all.forEach(Thread::start);
        for (var thread : all) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        var waits = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        Arrays.stream(histograms).forEach(waits::add);
        long served = waits.getTotalCount();
        return new Measured(
                waits, served, took, (ProcessorTime.nanos() - cpu) / 1e3 / served, switches.sum() / (double) served);
    }

    private static void borrow(BenchPools.Open pool, Histogram waits, long first, long interval, long end) {
        long due = first;
        while (true) {
            long now = System.nanoTime();
            if (now - end >= 0) {
                return;
            }
            if (interval > 0 && due - now > 0) {
                LockSupport.parkNanos(due - now);
                continue;
            }
            long since = interval > 0 ? due : now;
            try (var connection = pool.dataSource().getConnection()) {
                waits.recordValue(Math.max(0, System.nanoTime() - since));
                LockSupport.parkNanos(connection, HOLD);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            due += interval;
        }
    }

    private static double percentile(Histogram waits, double percent) {
        return waits.getValueAtPercentile(percent) / 1e6;
    }

    private static Figure millis(String name, Histogram waits, double percent) {
        return Figure.of(name, percentile(waits, percent), "ms");
    }

    private static List<Percentile> curve(Histogram waits) {
        return DoubleStream.of(PERCENTS)
                .mapToObj(percent -> new Percentile(percent, percentile(waits, percent)))
                .toList();
    }
}
