package dev.patterns.pool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set of a lease: it ends with it, and its statement is the lease's. */
final class LeasedResultSet extends ForwardingResultSet {

    private final LeasedConnection lease;
    private final @Nullable Statement statement; // none where it describes the database
    private final ResultSet results;

    LeasedResultSet(LeasedConnection lease, @Nullable Statement statement, ResultSet results) {
        this.lease = lease;
        this.statement = statement;
        this.results = results;
    }

    @Override
    ResultSet delegate() throws SQLException {
        lease.delegate();
        return results;
    }

    @Override
    SQLException inspect(SQLException e) {
        return lease.inspect(e);
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        delegate();
        return statement;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return lease.isClosed() || results.isClosed();
    }

    @Override
    public void close() throws SQLException {
        lease.removeChild(this);
        try {
            results.close();
        } catch (SQLException e) {
            throw inspect(e);
        }
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
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        lease.markUnwrapped();
        var to = delegate();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(results) || delegate().isWrapperFor(type);
    }
}
