package dev.patterns.pool.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which failures mean that a connection is unusable, by SQLState (SQL:2003, class 08 is "connection exception") or by
 * a driver's own code.
 *
 * <p>HikariCP's list has two more that say nothing about the connection: 0A000, a feature that is not supported, and
 * {@link java.sql.SQLTimeoutException}, a statement that was too slow.
 */
public final class ConnectionErrors {

    /** The SQLState of a connection that could not be opened. */
    public static final String CANNOT_CONNECT = "08001";

    /** The SQLState of a connection that does not exist, or not any more. */
    public static final String NOT_OPEN = "08003";

    private static final String READ_ONLY = "25006";

    private static final Set<String> FATAL_STATES = Set.of(
            "57P01", // PostgreSQL: shutdown by an administrator
            "57P02", // shutdown after a crash
            "57P03", // not ready for connections
            "57P04", // database dropped
            "57P05", // idle session timeout
            "25P03", // idle in transaction timeout
            "25P04", // transaction timeout
            "01002", // Oracle and others: disconnect error
            "JZ0C0", // Sybase: connection closed
            "JZ0C1"); // connection lost

    private static final Set<Integer> FATAL_CODES = Set.of(
            2396, // Oracle: idle for too long
            2399, // connected for too long
            500150); // Amazon Redshift: the connection failed

    private static final int MYSQL_OPTION_PREVENTS_STATEMENT = 1290;
    private static final int MYSQL_READ_ONLY_MODE = 1836;

    private ConnectionErrors() {}

    /** Whether the failure, or one that is chained to it, means that the connection can't be used any more. */
    public static boolean isFatal(@Nullable SQLException failure) {
        for (var e = failure; e != null; e = e.getNextException()) {
            var state = e.getSQLState();
            if (e instanceof SQLNonTransientConnectionException
                    || e instanceof SQLRecoverableException
                    || state != null && (state.startsWith("08") || FATAL_STATES.contains(state))
                    || FATAL_CODES.contains(e.getErrorCode())) {
                return true;
            }
        }
        return isReadOnly(failure);
    }

    /**
     * Whether the failure, or one that is chained to it, means that a write met something read-only: a transaction, or
     * a database node that has lost its role as the primary one. MySQL's node says so in a message, with the state and
     * the code of other errors.
     */
    static boolean isReadOnly(@Nullable SQLException failure) {
        for (var e = failure; e != null; e = e.getNextException()) {
            int code = e.getErrorCode();
            var message = e.getMessage();
            if (READ_ONLY.equals(e.getSQLState())
                    || (code == MYSQL_OPTION_PREVENTS_STATEMENT || code == MYSQL_READ_ONLY_MODE)
                            && message != null
                            && message.contains("read-only")) {
                return true;
            }
        }
        return false;
    }
}
