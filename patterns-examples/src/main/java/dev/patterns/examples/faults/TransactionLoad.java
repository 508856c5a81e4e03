package dev.patterns.examples.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Sixteen threads that insert a row with a key of its own and commit, again and again. It keeps what each was told.
 *
 * <pre>
 *   insert fails                    the row must not be there
 *   commit returns                  the row must be there
 *   commit fails                    unknown: the answer may have been lost after the row was written
 * </pre>
 */
final class TransactionLoad implements AutoCloseable {

    static final int THREADS = 16;

    private static final String READ_ONLY = "25006";
    private static final int PAUSE_MILLIS = 5;
    private static final int JOIN_MILLIS = 20_000;

    private final DataSource pool;
    private final AtomicInteger keys;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong longestWait = new AtomicLong();
    private final AtomicLong firstSuccess = new AtomicLong();
    private final LongAdder failed = new LongAdder();
    private final AtomicLong readOnlySince = new AtomicLong();
    private final LongAdder readOnly = new LongAdder();
    private final LongAdder readOnlyLater = new LongAdder();
    private volatile long faultEnd;
    private volatile boolean faultIsOver;
    private volatile boolean stopped;

    final Set<Integer> committed = ConcurrentHashMap.newKeySet();
    final Set<Integer> unknown = ConcurrentHashMap.newKeySet();

    /** @param keys gives each transaction its key */
    TransactionLoad(DataSource pool, AtomicInteger keys) {
        this.pool = pool;
        this.keys = keys;
        for (int i = 0; i < THREADS; i++) {
            var thread = new Thread(this::work, "load-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void work() {
        while (!stopped) {
            transaction(keys.incrementAndGet());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void transaction(int key) {
        boolean committing = false;
        long start = System.nanoTime();
        long borrowed = 0;
        try (var connection = pool.getConnection()) {
            borrowed = System.nanoTime();
            connection.setAutoCommit(false);
            insert(connection, key);
            committing = true;
            connection.commit();
            committing = false;
            committed.add(key);
            recordSuccess(borrowed);
        } catch (SQLException failure) {
            failed.increment();
            if (committing) {
                unknown.add(key);
            }
            if (READ_ONLY.equals(failure.getSQLState())) {
                recordReadOnly(start);
            }
        } finally {
            long end = borrowed == 0 ? System.nanoTime() : borrowed;
            longestWait.accumulateAndGet(end - start, Math::max);
        }
    }

    private static void insert(Connection connection, int key) throws SQLException {
        try (var statement = connection.prepareStatement("insert into fault_test values (?)")) {
            statement.setInt(1, key);
            statement.executeUpdate();
        }
    }

    private void recordSuccess(long borrowed) {
        if (faultIsOver && borrowed - faultEnd >= 0) {
            firstSuccess.compareAndSet(0, System.nanoTime());
        }
    }

    /** Its connection has been returned to the pool. */
    private void recordReadOnly(long start) {
        readOnly.increment();
        if (!readOnlySince.compareAndSet(0, System.nanoTime()) && start - readOnlySince.get() > 0) {
            readOnlyLater.increment();
        }
    }

    /** From now on a success is one after the fault. */
    void faultIsOver() {
        faultEnd = System.nanoTime();
        faultIsOver = true;
    }

    /** The time from the end of the fault to the first commit on a connection borrowed since; empty after the limit. */
    Optional<Duration> awaitFirstSuccess(Duration limit) throws InterruptedException {
        while (firstSuccess.get() == 0 && System.nanoTime() - faultEnd < limit.toNanos()) {
            Thread.sleep(1);
        }
        long at = firstSuccess.get();
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(at - faultEnd));
    }

    Duration longestWait() {
        return Duration.ofNanos(longestWait.get());
    }

    long failed() {
        return failed.sum();
    }

    /** How many writes met a read-only connection. */
    long readOnly() {
        return readOnly.sum();
    }

    /** So many of them were on a connection that was borrowed after the first one had been returned. */
    long readOnlyLater() {
        return readOnlyLater.sum();
    }

    /** Returns when every thread has ended its last transaction. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join(JOIN_MILLIS);
            if (thread.isAlive()) {
                throw new IllegalStateException(thread.getName() + " hangs in the pool or the driver");
            }
        }
    }
}
