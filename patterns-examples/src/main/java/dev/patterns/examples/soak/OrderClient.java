package dev.patterns.examples.soak;

import java.sql.SQLException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Places one order after the other until it is stopped. An order that fails is placed again under the same number, so
 * at the end each number from 1 to the last has exactly one row.
 */
final class OrderClient implements Runnable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long ASYNC_SECONDS = 10;

    /** What all clients together did. */
    static final class Totals {
        final LongAdder orders = new LongAdder();
        final LongAdder failures = new LongAdder();
        final LongAdder cancelled = new LongAdder();
    }

    private final int number;
    private final OrderService service;
    private final Totals totals;
    private final SplittableRandom random;
    private volatile boolean stopped;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger successesInARow = new AtomicInteger();

    OrderClient(int number, OrderService service, Totals totals, SplittableRandom random) {
        this.number = number;
        this.service = service;
        this.totals = totals;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                askForStock();
                service.write(number, acknowledged.get() + 1);
                acknowledged.incrementAndGet();
                successesInARow.incrementAndGet();
                totals.orders.increment();
            } catch (CancellationException e) {
                totals.cancelled.increment();
            } catch (Exception e) {
                successesInARow.set(0);
                totals.failures.increment();
            }
            Thread.interrupted(); // a fault of this test: it ends with the request that it hit
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void askForStock() throws Exception {
        if (random.nextInt(3) > 0) {
            service.stock();
            return;
        }
        var stock = service.stockAsync();
        if (random.nextInt(10) == 0) {
            stock.cancel(true);
        }
        stock.get(ASYNC_SECONDS, TimeUnit.SECONDS);
    }

    void stop() {
        stopped = true;
    }

    int number() {
        return number;
    }

    int successesInARow() {
        return successesInARow.get();
    }

    /** Compares the rows with what was acknowledged. The last write may have arrived without an answer. */
    Optional<String> check(SoakDatabase database) throws SQLException {
        var rows = database.rowsAndLast(number);
        long count = rows.get(0);
        long last = rows.get(1);
        long known = acknowledged.get();
        var isComplete = count == last && (count == known || count == known + 1);
        return isComplete
                ? Optional.empty()
                : Optional.of("client %d has %d rows up to number %d, but %d orders were acknowledged"
                        .formatted(number, count, last, known));
    }
}
