package dev.patterns.examples.documented;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place in a {@link QueuePool}, and the connection that is in it at the moment. Whoever took it from the queue owns it. */
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

    /** The connection, replaced if it is too old and tried if it isn't new. */
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

    /** Zero is "no timeout": the ping has none in SQLAlchemy either (P8). */
    private static boolean ping(Connection connection) {
        try {
            return connection.isValid(0);
        } catch (SQLException failed) {
            return false;
        }
    }

    /** Rolls back, as SQLAlchemy does on return. P14: that is all; what the borrower has set stays set. */
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

    /** Closes the connection if there is one; the place stays. */
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
