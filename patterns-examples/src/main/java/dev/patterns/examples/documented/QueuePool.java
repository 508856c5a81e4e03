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
 * What SQLAlchemy's create_engine gives the document: a pool of the same name, with the same rules.
 *
 * <ul>
 *   <li>It starts empty and connects when asked: {@code pool_size} connections at first, then {@code max_overflow} more.
 *   <li>What comes back is rolled back and queued, first in first out; what the queue has no room for is closed.
 *   <li>A borrower that finds nothing waits up to {@code pool_timeout}. P3: whoever comes by at the right moment takes
 *       the connection that a waiter was woken for, and the waiter queues again at the end. P17: any number may wait.
 *   <li>P8: the timeout is for the queue alone. Pinging and connecting come after it and take as long as they take.
 *   <li>P16: {@code pool_recycle} is looked at when somebody borrows, who then pays for the new connection, and
 *       connections made together are due together.
 *   <li>One failed ping retires everything connected before it, so that P7 doesn't occur.
 * </ul>
 *
 * <p>SQLAlchemy also retires them when a statement fails in a way that means "gone". That needs statements of its own,
 * which this port doesn't have; the ping finds such a connection when it is next borrowed.
 */
public final class QueuePool implements AutoCloseable {

    private final DataSource creator;
    private final PoolArguments arguments;
    private final Clock clock;
    private final Time time;

    private final Object lock = new Object(); // never held while waiting, nor while talking to the database
    private final Deque<ConnectionRecord> queue = new ArrayDeque<>();
    private final Deque<Thread> waiting = new ArrayDeque<>();
    private boolean disposed;
    private int overflow; // counts up from -poolSize: below zero as long as the pool proper isn't full
    private volatile Instant invalidated = Instant.MIN;

    QueuePool(DataSource creator, PoolArguments arguments, Clock clock, Time time) {
        this.creator = creator;
        this.arguments = arguments;
        this.clock = clock;
        this.time = time;
        this.overflow = -arguments.poolSize();
    }

    /** Borrows a connection; closing it gives it back. */
    PooledConnection connect() throws SQLException {
        var record = get();
        try {
            return new PooledConnection(this, record, record.checkout());
        } catch (Throwable failure) {
            record.invalidate();
            put(record); // without a connection: its next borrower tries again
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
                boolean givesUp = queued == null && left <= 0;
                if (queued != null || givesUp) {
                    waiting.remove(borrower);
                }
                if (queued != null) {
                    return queued;
                }
                // Who has begun to wait waits for the queue alone: when a place becomes free because a connection
                // couldn't be made, nobody tells it, and it looks again only at the end of its patience.
                if ((!waited || givesUp) && hasRoom()) {
                    overflow++;
                    break;
                }
                if (givesUp) {
                    throw timeoutError();
                }
                waited = true;
                if (!waiting.contains(borrower)) {
                    waiting.add(borrower);
                }
            }
            time.parkNanos(this, left);
            if (borrower.isInterrupted()) {
                throw giveUpWaiting(borrower);
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

    /** P9: the limits are in it; who holds the connections is not, because nobody keeps that. */
    private SQLException timeoutError() {
        return new SQLTransientConnectionException(String.format(
                Locale.ROOT,
                "QueuePool limit of size %d overflow %d reached, connection timed out, timeout %.2f",
                size(),
                overflow,
                arguments.poolTimeout().toNanos() / 1e9));
    }

    /** Python's waits can't be interrupted; Java's can, and a connection that was meant for this one goes to the next. */
    private SQLException giveUpWaiting(Thread borrower) {
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

    /** Takes a record back and wakes the longest waiter, or closes it where the queue is full. */
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

    /** Everything connected until now is replaced when it is next borrowed. */
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

    /** Not one of SQLAlchemy's figures; the comparison wants to know. */
    public int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    /** SQLAlchemy's dispose: closes what is idle now, and what is borrowed when it comes back. */
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
