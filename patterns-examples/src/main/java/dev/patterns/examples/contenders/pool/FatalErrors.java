package dev.patterns.examples.contenders.pool;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The errors that mean that a connection is unusable, for contenders that have a setting for it: {@link
 * PoolRemedy#FATAL_ERRORS}.
 */
final class FatalErrors {

    /** PostgreSQL: the server ends the connection, the connection is lost, and the node has become read-only. */
    static final List<String> STATES = List.of("57P01", "57P02", "57P03", "08003", "08006", "25006");

    private FatalErrors() {}

    static boolean contains(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && STATES.contains(state);
    }
}
