package dev.patterns.examples.documented;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slot of a {@link QueuePool} and its current connection, if there is one. The thread that took it from the queue
 * owns it.
 */
final class ConnectionRecord {

    private static final Logger logger = LoggerFactory.getLogger(ConnectionRecord.class);

    private final QueuePool pool;
    private @Nullable Connection connection;
    private Instant connected = Instant.MIN;
    private boolean fresh;

    ConnectionRecord(QueuePool pool) throws SQLException {
        this.pool = pool;
        connect();
    }

    /** The connection. It is replaced if it is too old, and pinged if it has been lent before. */
    Connection checkout() throws SQLException {
        var current = connection;
        if (current == null || isDue()) {
            invalidate();
            current = connect();
        }
        boolean untried = !fresh;
        fresh = false;
        if (pool.arguments().poolPrePing() && untried && !ping(current)) {
            invalidate();
            pool.invalidate();
            current = connect();
            fresh = false;
        }
        return current;
    }

    private boolean isDue() {
        var age = Duration.between(connected, pool.clock().instant());
        return age.compareTo(pool.arguments().poolRecycle()) > 0
                || pool.invalidated().isAfter(connected);
    }

    private Connection connect() throws SQLException {
        var made = pool.creator().getConnection();
        connection = made;
        connected = pool.clock().instant();
        fresh = true;
        return made;
    }

    /** P8: zero means no timeout. SQLAlchemy's ping has none either. */
    private static boolean ping(Connection connection) {
        try {
            return connection.isValid(0);
        } catch (SQLException failed) {
            return false;
        }
    }

    /** Rolls back, as SQLAlchemy does on return. P14: settings that the borrower has changed stay changed. */
    void reset(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException failed) {
            logger.error("Exception during reset or similar", failed);
            invalidate();
        }
    }

    /** Closes the connection if there is one. The slot stays. */
    void invalidate() {
        var gone = connection;
        connection = null;
        if (gone != null) {
            try {
                gone.close();
            } catch (SQLException failed) {
                logger.error("Exception closing connection", failed);
            }
        }
    }
}
