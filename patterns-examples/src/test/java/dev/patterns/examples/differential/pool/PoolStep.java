package dev.patterns.examples.differential.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * One step of the only thread.
 *
 * @param borrower holds at most one lease, and keeps a closed one until its next borrow
 */
record PoolStep(int borrower, Action action) {

    enum Action {
        /** Nothing happens if the borrower has an open lease already. */
        BORROW,
        /** Closes a lease, or a closed one once more. */
        CLOSE,
        /** The server ends the connection of the lease. */
        TERMINATE,
        /** The server ends all connections. */
        RESTART,
        SELECT(lease -> execute(lease, "select")),
        INSERT(lease -> execute(lease, "insert")),
        BEGIN(lease -> lease.setAutoCommit(false)),
        AUTO_COMMIT(lease -> lease.setAutoCommit(true)),
        COMMIT(Connection::commit),
        ROLLBACK(Connection::rollback),
        READ_ONLY(lease -> lease.setReadOnly(true)),
        READ_WRITE(lease -> lease.setReadOnly(false)),
        READ_COMMITTED(lease -> lease.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED)),
        SERIALIZABLE(lease -> lease.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));

        /** What a borrower does with its lease, open or closed. */
        @FunctionalInterface
        interface Use {
            void of(Connection lease) throws SQLException;
        }

        private final Use use;

        Action() {
            this(lease -> {});
        }

        Action(Use use) {
            this.use = use;
        }

        void use(Connection lease) throws SQLException {
            use.of(lease);
        }

        private static void execute(Connection lease, String sql) throws SQLException {
            try (Statement statement = lease.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public String toString() {
        return "borrower(" + borrower + ")." + action.name().toLowerCase(Locale.ROOT) + "()";
    }
}
