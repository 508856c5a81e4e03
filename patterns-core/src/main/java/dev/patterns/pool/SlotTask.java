package dev.patterns.pool;

import dev.patterns.pool.jdbc.ConnectionErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on a slot that a driver may never finish. Its end or its deadline moves the slot on, whichever comes first; the other
 * finds its version a thing of the past. A driver can't be made to return, so a worker that hangs in it is lost; nothing else is.
 */
abstract class SlotTask {

    private static final Duration LONGEST_PING = Duration.ofSeconds(5);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    final ConnectionSupplier supplier;
    final Slot slot;
    private final long version;
    private final Duration limit;

    boolean counted; // among those that serve the line; under the supplier's lock

    private SlotTask(ConnectionSupplier supplier, Slot slot, Duration limit) {
        this.supplier = supplier;
        this.slot = slot;
        this.version = slot.get(); // whoever makes a job has the slot
        this.limit = limit;
    }

    /** Runs on a worker, for as long as the driver likes. */
    abstract void work();

    /** Runs at the deadline, and must not block. */
    abstract void onDeadline();

    void start() {
        var slow = supplier.time.schedule(() -> supplier.stopCounting(this), ConnectionSupplier.SLOW);
        var deadline = supplier.time.schedule(this::onDeadline, limit);
        supplier.time.execute(() -> {
            work();
            slow.cancel();
            deadline.cancel();
        });
    }

    /** Ends the job: a new version for its work or for its deadline, not for both. */
    final long end(int phase) {
        long mine = slot.move(version, phase);
        if (mine != Slot.NONE) {
            supplier.uncount(this);
        }
        return mine;
    }

    /** Opens a connection. */
    static final class Open extends SlotTask {

        Open(ConnectionSupplier supplier, Slot slot) {
            super(supplier, slot, supplier.config.createTimeout());
        }

        @Override
        void work() {
            try {
                var connection = supplier.factory.open();
                opened(connection, connection.getAutoCommit());
            } catch (SQLException e) {
                failed(e);
            } catch (RuntimeException e) {
                failed(new SQLException("The driver failed", ConnectionErrors.CANNOT_CONNECT, e));
            }
        }

        @Override
        void onDeadline() {
            var limit = supplier.config.createTimeout().toMillis();
            failed(new SQLTimeoutException("No connection within " + limit + " ms", ConnectionErrors.CANNOT_CONNECT));
        }

        private void opened(Connection connection, boolean autoCommit) {
            long mine = end(Slot.RETURNING);
            if (mine == Slot.NONE) {
                closeQuietly(connection); // too late
            } else {
                slot.connection = connection;
                slot.autoCommit = autoCommit;
                slot.broken = false;
                supplier.opened(slot, mine);
            }
        }

        private void failed(SQLException failure) {
            if (end(Slot.EMPTY) != Slot.NONE) {
                supplier.failed(failure);
            }
        }
    }

    /** Pings a connection. */
    static final class Ping extends SlotTask {
        private final Connection connection;

        Ping(ConnectionSupplier supplier, Slot slot) {
            super(supplier, slot, pingTimeout(supplier.config));
            this.connection = slot.connection();
        }

        /** Who waits for a ping that hangs should have time left for another connection. */
        private static Duration pingTimeout(ConnectionPoolConfig config) {
            var half = config.connectionTimeout().dividedBy(2);
            return half.compareTo(LONGEST_PING) < 0 ? half : LONGEST_PING;
        }

        @Override
        void work() {
            boolean alive = false;
            try {
                alive = connection.isValid((int) LONGEST_PING.toSeconds());
            } catch (SQLException | RuntimeException e) {
                log.debug("A ping failed", e);
            }
            pinged(alive);
        }

        @Override
        void onDeadline() {
            pinged(false);
        }

        private void pinged(boolean alive) {
            long mine = end(Slot.RETURNING);
            if (mine != Slot.NONE) {
                supplier.pinged(slot, mine, alive);
            }
        }
    }

    /** Closes a connection, and perhaps opens another in its place. */
    static final class Close extends SlotTask {
        private final Connection connection;
        private final boolean replace;

        Close(ConnectionSupplier supplier, Slot slot, boolean replace) {
            super(supplier, slot, LONGEST_CLOSE);
            this.connection = slot.connection();
            this.replace = replace;
        }

        @Override
        void work() {
            closeQuietly(connection);
            onDeadline();
        }

        @Override
        void onDeadline() {
            if (end(replace ? Slot.OPENING : Slot.EMPTY) != Slot.NONE) {
                supplier.closed(slot, replace);
            }
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            log.debug("Closing a connection failed", e);
        }
    }
}
