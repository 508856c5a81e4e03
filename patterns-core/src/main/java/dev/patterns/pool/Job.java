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
 * finds its stamp a thing of the past. A driver can't be made to return, so a worker that hangs in it is lost; nothing else is.
 */
abstract class Job {

    private static final Duration LONGEST_PING = Duration.ofSeconds(5);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    final Supply supply;
    final Slot slot;
    private final long stamp;
    private final Duration limit;

    boolean counts; // among those that serve the line; under the supply's lock

    private Job(Supply supply, Slot slot, Duration limit) {
        this.supply = supply;
        this.slot = slot;
        this.stamp = slot.get(); // whoever makes a job has the slot
        this.limit = limit;
    }

    /** Runs on a worker, for as long as the driver likes. */
    abstract void work();

    /** Runs at the deadline, and must not block. */
    abstract void giveUp();

    void begin() {
        var slow = supply.time.schedule(() -> supply.letOthersBegin(this), Supply.SLOW);
        var deadline = supply.time.schedule(this::giveUp, limit);
        supply.time.execute(() -> {
            work();
            slow.cancel();
            deadline.cancel();
        });
    }

    /** Ends the job: a new stamp for its work or for its deadline, not for both. */
    final long end(int phase) {
        long mine = slot.move(stamp, phase);
        if (mine != Slot.NONE) {
            supply.uncount(this);
        }
        return mine;
    }

    /** Opens a connection. */
    static final class Opening extends Job {

        Opening(Supply supply, Slot slot) {
            super(supply, slot, supply.config.createTimeout());
        }

        @Override
        void work() {
            try {
                var connection = supply.source.open();
                opened(connection, connection.getAutoCommit());
            } catch (SQLException e) {
                failed(e);
            } catch (RuntimeException e) {
                failed(new SQLException("The driver failed", ConnectionErrors.CANNOT_CONNECT, e));
            }
        }

        @Override
        void giveUp() {
            var limit = supply.config.createTimeout().toMillis();
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
                supply.opened(slot, mine);
            }
        }

        private void failed(SQLException failure) {
            if (end(Slot.EMPTY) != Slot.NONE) {
                supply.failed(failure);
            }
        }
    }

    /** Pings a connection. */
    static final class Check extends Job {
        private final Connection connection;

        Check(Supply supply, Slot slot) {
            super(supply, slot, pingTimeout(supply.config));
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
            checked(alive);
        }

        @Override
        void giveUp() {
            checked(false);
        }

        private void checked(boolean alive) {
            long mine = end(Slot.RETURNING);
            if (mine != Slot.NONE) {
                supply.checked(slot, mine, alive);
            }
        }
    }

    /** Closes a connection, and perhaps opens another in its place. */
    static final class Closing extends Job {
        private final Connection connection;
        private final boolean replace;

        Closing(Supply supply, Slot slot, boolean replace) {
            super(supply, slot, LONGEST_CLOSE);
            this.connection = slot.connection();
            this.replace = replace;
        }

        @Override
        void work() {
            closeQuietly(connection);
            giveUp();
        }

        @Override
        void giveUp() {
            if (end(replace ? Slot.OPENING : Slot.EMPTY) != Slot.NONE) {
                supply.closed(slot, replace);
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
