package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.pool.jdbc.ConnectionErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work on a slot for which the driver may need any time. The end of the work or its deadline moves the slot on,
 * whichever comes first; the other one finds its version outdated and has no effect. A driver can't be made to return,
 * so a worker that hangs in it is lost, but the slot is not.
 */
abstract class SlotTask {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    final ConnectionSupplier supplier;
    final Slot slot;
    final Duration limit;
    final long version;

    private long startedAt;
    boolean counted; // among the supplier's tasks; under the supplier's lock

    /** @param version the one that claimed the slot */
    private SlotTask(ConnectionSupplier supplier, Slot slot, long version, Duration limit) {
        this.supplier = supplier;
        this.slot = slot;
        this.version = version;
        this.limit = limit;
    }

    /** Runs on a worker, as long as the driver takes. */
    abstract void work();

    /** Runs at the deadline, and must not block. */
    abstract void onDeadline();

    void start() {
        startedAt = supplier.time.nanoTime();
        var slow = supplier.time.schedule(this::onSlow, slowAfter());
        var deadline = supplier.time.schedule(this::onDeadline, limit);
        try {
            supplier.time.execute(() -> {
                work();
                slow.cancel();
                deadline.cancel();
            });
        } catch (Throwable e) { // a borrower or the timer must go on all the same
            noThread(e);
        }
    }

    /** No thread can be started for the work. The deadline ends the task. */
    void noThread(Throwable failure) {
        log.warn(
                "{}: no thread to ping or close a connection",
                supplier.settings.get().name(),
                failure);
    }

    Duration slowAfter() {
        return ConnectionSupplier.SLOW_AFTER;
    }

    private void onSlow() {
        supplier.stopCounting(this);
        supplier.serveWaiters();
    }

    final Duration elapsed() {
        return Duration.ofNanos(supplier.time.nanoTime() - startedAt);
    }

    /** Whether the slot has not moved on. It has when the work succeeded, even if the supplier doesn't know it yet. */
    final boolean hasItsSlot() {
        return slot.version() == version;
    }

    /** Ends the task, once: a new version for the work or for the deadline, {@link Slot#NONE} for the other one. */
    final long end(int phase) {
        long claimed = slot.move(version, phase);
        if (claimed != Slot.NONE) {
            supplier.stopCounting(this);
        }
        return claimed;
    }

    /** Opens a connection. */
    static final class Open extends SlotTask {
        final long began;
        final long evictions; // that had happened when it began
        private final long slowAfter;

        Open(ConnectionSupplier supplier, Slot slot, long version, long began, long slowAfter, long evictions) {
            super(supplier, slot, version, supplier.settings.get().createTimeout());
            this.began = began;
            this.slowAfter = slowAfter;
            this.evictions = evictions;
        }

        @Override
        Duration slowAfter() {
            return Duration.ofNanos(slowAfter);
        }

        @Override
        void work() {
            try {
                if (hasItsSlot()) { // else this worker began too late
                    opened(supplier.factory.open());
                }
            } catch (SQLException e) {
                supplier.openFailed(this, e);
            } catch (Throwable e) { // an Error too: a driver's missing class must not keep the slot for ever
                failed(e);
            } finally {
                supplier.returnedFromDriver(this);
            }
        }

        @Override
        void noThread(Throwable failure) {
            failed(failure);
            supplier.returnedFromDriver(this);
        }

        private void failed(Throwable e) {
            supplier.openFailed(this, new SQLException("connecting failed: " + e, ConnectionErrors.CANNOT_CONNECT, e));
        }

        @Override
        void onDeadline() {
            var message = "no connection within " + limit.toMillis() + " ms";
            supplier.openFailed(this, new SQLTimeoutException(message, ConnectionErrors.CANNOT_CONNECT));
        }

        private void opened(Connection connection) throws SQLException {
            boolean autoCommit;
            try {
                autoCommit = connection.getAutoCommit();
            } catch (Throwable e) {
                ConnectionFactory.closeQuietly(connection);
                throw e;
            }
            long claimed = end(Slot.RETURNING);
            if (claimed == Slot.NONE) {
                ConnectionFactory.closeQuietly(connection); // too late, or another one for this slot was first
                return;
            }
            slot.connection = connection;
            slot.autoCommit = autoCommit;
            supplier.opened(this, claimed, elapsed());
        }
    }

    /** Pings a connection. */
    static final class Ping extends SlotTask {
        private final Connection connection;
        private final Consumer<Boolean> listener;

        /** @param listener learns whether the connection answered, after the slot has moved on */
        Ping(ConnectionSupplier supplier, Slot slot, Consumer<Boolean> listener) {
            super(supplier, slot, slot.version(), limit(supplier.settings.get()));
            this.connection = slot.connection();
            this.listener = listener;
        }

        /** Half of the waiter's time at most, so that another connection can be tried if the ping hangs. */
        private static Duration limit(ConnectionPoolSettings settings) {
            var half = settings.connectionTimeout().dividedBy(2);
            return half.compareTo(settings.validationTimeout()) < 0 ? half : settings.validationTimeout();
        }

        @Override
        void work() {
            boolean alive = false;
            try {
                alive = answers();
            } catch (Throwable e) {
                log.debug("A ping failed", e);
            }
            pinged(alive, false);
        }

        private boolean answers() throws SQLException {
            int seconds = (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toSeconds(limit.toNanos() - 1) + 1);
            var query = supplier.settings.get().validationQuery();
            if (query.isEmpty()) {
                return connection.isValid(seconds);
            }
            try (var statement = connection.createStatement()) {
                limit(statement, seconds);
                statement.execute(query.get());
            }
            if (!slot.autoCommit) {
                connection.rollback(); // the query began a transaction
            }
            return true;
        }

        private static void limit(Statement statement, int seconds) {
            try {
                statement.setQueryTimeout(seconds);
            } catch (SQLException e) {
                log.debug("The driver has no query timeout", e); // the task's deadline holds all the same
            }
        }

        @Override
        void onDeadline() {
            pinged(false, true);
        }

        private void pinged(boolean alive, boolean hangs) {
            long claimed = end(Slot.RETURNING);
            if (claimed != Slot.NONE) {
                supplier.pinged(slot, claimed, alive, hangs);
                listener.accept(alive);
            }
        }
    }

    /** Closes a connection. */
    static final class Close extends SlotTask {
        private final Connection connection;
        private final boolean abort;

        /** @param abort whether a thread may be using it: a close would wait for the statement or the ping that runs */
        Close(ConnectionSupplier supplier, Slot slot, boolean abort) {
            super(supplier, slot, slot.version(), CLOSE_LIMIT);
            this.connection = slot.connection();
            this.abort = abort;
        }

        @Override
        void work() {
            if (abort) {
                abortQuietly(connection);
            }
            ConnectionFactory.closeQuietly(connection);
            closed();
        }

        @Override
        void onDeadline() {
            closed();
        }

        private void closed() {
            if (end(Slot.EMPTY) != Slot.NONE) {
                supplier.serveWaiters();
            }
        }
    }

    static void abortQuietly(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (Throwable e) {
            log.debug("Aborting a connection failed", e);
        }
    }
}
