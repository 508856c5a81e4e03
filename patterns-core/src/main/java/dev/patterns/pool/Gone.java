package dev.patterns.pool;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure says about its connection, by SQLState (SQL:2003, class 08 is "connection exception"). */
final class Gone {

    static final String CANNOT_CONNECT = "08001";
    static final String NOT_OPEN = "08003";

    /** PostgreSQL: admin shutdown, crash shutdown, cannot connect now. Oracle and others: disconnect error. Sybase: closed. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "01002", "JZ0C0", "JZ0C1");

    private Gone() {}

    /** Whether the failure, or one that is chained to it, means that the connection is of no more use. */
    static boolean isMeantBy(@Nullable SQLException failure) {
        for (var e = failure; e != null; e = e.getNextException()) {
            var state = e.getSQLState();
            if (e instanceof SQLNonTransientConnectionException
                    || e instanceof SQLRecoverableException
                    || state != null && (state.startsWith("08") || STATES.contains(state))) {
                return true;
            }
        }
        return false;
    }
}
