package dev.patterns.pool.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which failures mean that a connection is unusable, by SQLState (SQL:2003, class 08 is "connection exception"). */
public final class ConnectionErrors {

    /** The SQLState of a connection that could not be opened. */
    public static final String CANNOT_CONNECT = "08001";

    /** The SQLState of a connection that does not exist, or not any more. */
    public static final String NOT_OPEN = "08003";

    /**
     * PostgreSQL: admin shutdown, crash shutdown, cannot connect now. Oracle and others: disconnect error. Sybase:
     * closed.
     */
    private static final Set<String> FATAL = Set.of("57P01", "57P02", "57P03", "01002", "JZ0C0", "JZ0C1");

    private ConnectionErrors() {}

    /** Whether the failure, or one that is chained to it, means that the connection can't be used any more. */
    public static boolean isFatal(@Nullable SQLException failure) {
        for (var e = failure; e != null; e = e.getNextException()) {
            var state = e.getSQLState();
            if (e instanceof SQLNonTransientConnectionException
                    || e instanceof SQLRecoverableException
                    || state != null && (state.startsWith("08") || FATAL.contains(state))) {
                return true;
            }
        }
        return false;
    }
}
