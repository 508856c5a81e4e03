package dev.patterns.examples.documented;

import dev.patterns.Time;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The pool that the document gets from SQLAlchemy's create_engine: the same name and the same rules.
 *
 * <ul>
 *   <li>It starts empty and connects on demand: {@code pool_size} connections at first, then {@code max_overflow} more.
 *   <li>A returned connection is rolled back and queued, first in first out. If the queue is full, it is closed.
 *   <li>A borrower that finds no connection waits up to {@code pool_timeout}. P3: another borrower can take the
 *       connection that a waiter was woken for; the waiter then queues again at the end. P17: any number may wait.
 *   <li>P8: the timeout covers the queue alone. Pinging and connecting come after it and have no limit.
 *   <li>P16: {@code pool_recycle} is checked when a connection is borrowed, and the borrower waits for the new one.
 *       Connections made together are replaced together.
 *   <li>One failed ping retires all connections made before it, so P7 doesn't occur.
 * </ul>
 *
 * <p>SQLAlchemy also retires them when a statement fails with an error that means "disconnected". That needs wrapped
 * statements, which this port doesn't have. The ping finds such a connection at the next borrow.
 */
public final class QueuePool implements AutoCloseable {

    private final DataSource creator;
    private final PoolArguments arguments;
    private final Clock clock;
    private final Time time;

    private final Object lock = new Object(); // never held during a wait or a call to the database
    private final Deque<ConnectionRecord> queue = new ArrayDeque<>();
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private boolean disposed;
    private int overflow; // counts up from -poolSize: negative until poolSize connections are open
    private volatile Instant invalidated = Instant.MIN;

    QueuePool(DataSource creator, PoolArguments arguments, Clock clock, Time time) {
        this.creator = creator;
        this.arguments = arguments;
        this.clock = clock;
        this.time = time;
        this.overflow = -arguments.poolSize();
    }

    /** Borrows a connection. Its close returns it. */
    PooledConnection connect() throws SQLException {
        var record = get();
        try {
            return new PooledConnection(this, record, record.checkout());
        } catch (Throwable failure) {
            record.invalidate();
            put(record); // without a connection: the next borrower connects again
            throw failure;
        }
    }

    private ConnectionRecord get() throws SQLException {
        var borrower = Thread.currentThread();
        long start = time.nanoTime();
        boolean waited = false;
        while (true) {
            long left = arguments.poolTimeout().toNanos() - (time.nanoTime() - start);
            synchronized (lock) {
                var queued = queue.poll();
                boolean timedOut = queued == null && left <= 0;
                if (queued != null || timedOut) {
                    waiting.remove(borrower);
                }
                if (queued != null) {
                    return queued;
                }
                // A waiter waits for the queue alone. When a failed connect leaves room for a new connection, the
                // waiter is not woken and finds the room only at the end of its timeout.
                if ((!waited || timedOut) && hasRoom()) {
                    overflow++;
                    break;
                }
                if (timedOut) {
                    throw timeoutError();
                }
                waited = true;
                if (!waiting.contains(borrower)) {
                    waiting.add(borrower);
                }
            }
            time.parkNanos(this, left);
            if (borrower.isInterrupted()) {
                throw leaveQueueOnInterrupt(borrower);
            }
        }
        return createConnection();
    }

    private boolean hasRoom() {
        return arguments.maxOverflow() == -1 || overflow < arguments.maxOverflow();
    }

    private ConnectionRecord createConnection() throws SQLException {
        try {
            return new ConnectionRecord(this);
        } catch (Throwable failure) {
            decrementOverflow();
            throw failure;
        }
    }

    /** P9: the message has the limits but not the threads that hold the connections; the pool doesn't record them. */
    private SQLException timeoutError() {
        return new SQLTransientConnectionException(String.format(
                Locale.ROOT,
                "QueuePool limit of size %d overflow %d reached, connection timed out, timeout %.2f",
                size(),
                overflow,
                arguments.poolTimeout().toNanos() / 1e9));
    }

    /** Not in SQLAlchemy: Python's waits can't be interrupted. A wake-up for this waiter goes to the next one. */
    private SQLException leaveQueueOnInterrupt(Thread borrower) {
        @Nullable Thread next = null;
        synchronized (lock) {
            waiting.remove(borrower);
            if (!queue.isEmpty()) {
                next = waiting.poll();
            }
        }
        unpark(next);
        return new SQLTransientConnectionException("interrupted while waiting for a connection");
    }

    /** Queues a returned record and wakes the longest waiter. If the queue is full, closes the connection. */
    void put(ConnectionRecord record) {
        @Nullable Thread next = null;
        boolean full;
        synchronized (lock) {
            full = disposed || queue.size() >= size();
            if (!full) {
                queue.add(record);
                next = waiting.poll();
            }
        }
        if (full) {
            record.invalidate();
            decrementOverflow();
        }
        unpark(next);
    }

    private void unpark(@Nullable Thread waiter) {
        if (waiter != null) {
            time.unpark(waiter);
        }
    }

    private void decrementOverflow() {
        synchronized (lock) {
            overflow--;
        }
    }

    /** Every connection made until now is replaced at its next borrow. */
    void invalidate() {
        invalidated = clock.instant();
    }

    Instant invalidated() {
        return invalidated;
    }

    DataSource creator() {
        return creator;
    }

    PoolArguments arguments() {
        return arguments;
    }

    Clock clock() {
        return clock;
    }

    public int size() {
        return arguments.poolSize();
    }

    public int checkedin() {
        synchronized (lock) {
            return queue.size();
        }
    }

    public int overflow() {
        synchronized (lock) {
            return overflow;
        }
    }

    public int checkedout() {
        synchronized (lock) {
            return size() - queue.size() + overflow;
        }
    }

    /** The number of waiting borrowers. SQLAlchemy doesn't have this figure; the comparison needs it. */
    public int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    /** SQLAlchemy's dispose: closes the idle connections now and the borrowed ones on return. */
    @Override
    public void close() {
        synchronized (lock) {
            disposed = true;
        }
        for (var idle = poll(); idle != null; idle = poll()) {
            idle.invalidate();
            decrementOverflow();
        }
    }

    private @Nullable ConnectionRecord poll() {
        synchronized (lock) {
            return queue.poll();
        }
    }
}
