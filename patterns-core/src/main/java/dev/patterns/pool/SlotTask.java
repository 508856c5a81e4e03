package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.pool.jdbc.ConnectionErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;

/**
 * Work on a slot for which the driver may need any time. The end of the work or its deadline moves the slot on,
 * whichever comes first; the other one finds its version outdated and has no effect. A driver can't be made to return,
 * so a worker that hangs in it is lost, but the slot is not.
 */
abstract class SlotTask {

    private static final Duration PING_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    final ConnectionSupplier supplier;
    final Slot slot;
    private final long version;
    private final Duration limit;

    boolean counted; // among the supplier's tasks; under the supplier's lock

    private SlotTask(ConnectionSupplier supplier, Slot slot, Duration limit) {
        this.supplier = supplier;
        this.slot = slot;
        this.version = slot.version(); // the thread that makes the task has claimed the slot
        this.limit = limit;
    }

    /** Runs on a worker, as long as the driver takes. */
    abstract void work();

    /** Runs at the deadline, and must not block. */
    abstract void onDeadline();

    void start() {
        var slow = supplier.time.schedule(this::onSlow, ConnectionSupplier.SLOW_AFTER);
        var deadline = supplier.time.schedule(this::onDeadline, limit);
        supplier.time.execute(() -> {
            work();
            slow.cancel();
            deadline.cancel();
        });
    }

    private void onSlow() {
        supplier.stopCounting(this);
        supplier.serveWaiters();
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

        private final long began;

        Open(ConnectionSupplier supplier, Slot slot, long began) {
            super(supplier, slot, supplier.settings.get().createTimeout());
            this.began = began;
        }

        @Override
        void work() {
            try {
                var connection = supplier.factory.open();
                opened(connection, connection.getAutoCommit());
            } catch (SQLException e) {
                failed(e);
            } catch (Throwable e) { // an Error too: a driver's missing class must not keep the slot for ever
                failed(new SQLException("the driver failed", ConnectionErrors.CANNOT_CONNECT, e));
            }
        }

        @Override
        void onDeadline() {
            var limit = supplier.settings.get().createTimeout().toMillis();
            failed(new SQLTimeoutException("no connection within " + limit + " ms", ConnectionErrors.CANNOT_CONNECT));
        }

        private void opened(Connection connection, boolean autoCommit) {
            long claimed = end(Slot.RETURNING);
            if (claimed == Slot.NONE) {
                closeQuietly(connection); // too late
                return;
            }
            slot.connection = connection;
            slot.autoCommit = autoCommit;
            slot.broken = false;
            supplier.opened(slot, claimed);
        }

        private void failed(SQLException failure) {
            if (end(Slot.EMPTY) != Slot.NONE) {
                supplier.openFailed(failure, began);
            }
        }
    }

    /** Pings a connection. */
    static final class Ping extends SlotTask {
        private final Connection connection;

        Ping(ConnectionSupplier supplier, Slot slot) {
            super(supplier, slot, pingTimeout(supplier.settings.get()));
            this.connection = slot.connection();
        }

        /** Half of the waiter's time at most, so that another connection can be tried if the ping hangs. */
        private static Duration pingTimeout(ConnectionPoolSettings settings) {
            var half = settings.connectionTimeout().dividedBy(2);
            return half.compareTo(PING_LIMIT) < 0 ? half : PING_LIMIT;
        }

        @Override
        void work() {
            boolean alive = false;
            try {
                alive = connection.isValid((int) PING_LIMIT.toSeconds());
            } catch (Throwable e) {
                log.debug("A ping failed", e);
            }
            pinged(alive);
        }

        @Override
        void onDeadline() {
            pinged(false);
        }

        private void pinged(boolean alive) {
            long claimed = end(Slot.RETURNING);
            if (claimed != Slot.NONE) {
                supplier.pinged(slot, claimed, alive);
            }
        }
    }

    /** Closes a connection. */
    static final class Close extends SlotTask {
        private final Connection connection;

        Close(ConnectionSupplier supplier, Slot slot) {
            super(supplier, slot, CLOSE_LIMIT);
            this.connection = slot.connection();
        }

        @Override
        void work() {
            closeQuietly(connection);
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

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (Throwable e) {
            log.debug("Closing a connection failed", e);
        }
    }
}
