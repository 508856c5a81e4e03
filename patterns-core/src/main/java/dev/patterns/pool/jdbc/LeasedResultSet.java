package dev.patterns.pool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set of a lease. Its statement is the one that the caller executed. */
final class LeasedResultSet extends ForwardingResultSet {

    private final @Nullable LeasedStatement<?> statement; // null if it describes the database

    LeasedResultSet(Lease lease, @Nullable LeasedStatement<?> statement, ResultSet results) {
        super(lease, results);
        this.statement = statement;
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        delegate();
        return statement;
    }

    @Override
    public void insertRow() throws SQLException {
        lease.markInTransaction();
        super.insertRow();
    }

    @Override
    public void updateRow() throws SQLException {
        lease.markInTransaction();
        super.updateRow();
    }

    @Override
    public void deleteRow() throws SQLException {
        lease.markInTransaction();
        super.deleteRow();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return lease.isClosed() || target.isClosed();
    }

    @Override
    public void close() throws SQLException {
        markClosed();
        try {
            target.close();
            if (statement != null) {
                statement.afterResults();
            }
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
