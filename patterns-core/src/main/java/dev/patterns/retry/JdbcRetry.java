package dev.patterns.retry;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which JDBC failures are worth another attempt.
 *
 * <pre>{@code
 * Retry retry = Retry.builder("ledger").retryOn(JdbcRetry::isTransient).build();
 * retry.call(() -> inTransaction(dataSource, connection -> book(connection, payment)));
 * }</pre>
 *
 * The retried call is the whole transaction, from getting the connection to the commit: after a rollback, the
 * statements before the one that failed must be made again too.
 */
public final class JdbcRetry {

    /** Serialization failure, and PostgreSQL's deadlock: the database has rolled the transaction back. */
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

    /** Rollbacks too, but another attempt violates the same constraint, or the transaction may be complete. */
    private static final Set<String> NOT_TRANSIENT = Set.of("40002", "40003");

    private JdbcRetry() {}

    /**
     * Whether the transaction may be run again, and may then succeed: a {@link SQLTransientException}, or one of the
     * SQLStates 40001 (serialization failure) and 40P01 (deadlock). Looks at the failure, its causes, and what is
     * chained by {@link SQLException#getNextException}.
     *
     * <p>A connection that broke is not among them: its last transaction may have been committed.
     */
    public static boolean isTransient(Throwable failure) {
        return Retry.causedBy(JdbcRetry::hasTransientLink).test(failure);
    }

    private static boolean hasTransientLink(Throwable failure) {
        @Nullable SQLException link = failure instanceof SQLException first ? first : null;
        for (int i = 0; link != null && i < 100; i++) { // a batch may have failed in many places
            if (isTransient(link, link.getSQLState())) {
                return true;
            }
            link = link.getNextException();
        }
        return false;
    }

    private static boolean isTransient(SQLException failure, @Nullable String state) {
        return state != null && ROLLED_BACK.contains(state)
                || failure instanceof SQLTransientException && (state == null || !NOT_TRANSIENT.contains(state));
    }
}
