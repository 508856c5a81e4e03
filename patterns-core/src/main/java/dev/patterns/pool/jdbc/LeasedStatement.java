package dev.patterns.pool.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a lease. Its connection is the lease, and its result sets are wrapped too. */
class LeasedStatement<T extends Statement> extends ForwardingStatement<T> {

    private boolean closesOnCompletion;

    LeasedStatement(Lease lease, T statement) {
        super(lease, statement);
    }

    @Override
    final void beforeExecute(String sql) {
        lease.beforeExecute(sql);
    }

    @Override
    void beforeExecute() {
        lease.beforeExecute("a batch");
    }

    @Override
    final @Nullable ResultSet wrap(@Nullable ResultSet results) {
        return results == null ? null : new LeasedResultSet(lease, this, results);
    }

    @Override
    public final Connection getConnection() throws SQLException {
        delegate();
        return lease;
    }

    @Override
    public final boolean isClosed() throws SQLException {
        return lease.isClosed() || target.isClosed();
    }

    @Override
    public final void closeOnCompletion() throws SQLException {
        super.closeOnCompletion();
        closesOnCompletion = true;
    }

    /** Takes note that results of it were closed: the driver may have closed it too. */
    final void afterResults() throws SQLException {
        if (closesOnCompletion && target.isClosed()) {
            markClosed();
        }
    }

    /** Closes it and its result sets. The lease does the same when it is closed first. */
    @Override
    public final void close() throws SQLException {
        markClosed();
        try {
            target.close();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
