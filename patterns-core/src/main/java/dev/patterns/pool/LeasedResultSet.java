package dev.patterns.pool;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set of a lease: it ends with it, and its statement is the lease's. */
final class LeasedResultSet extends ForwardingResultSet {

    private final Lease lease;
    private final @Nullable Statement statement; // none where it describes the database
    private final ResultSet results;

    LeasedResultSet(Lease lease, @Nullable Statement statement, ResultSet results) {
        this.lease = lease;
        this.statement = statement;
        this.results = results;
    }

    @Override
    ResultSet open() throws SQLException {
        lease.open();
        return results;
    }

    @Override
    SQLException failed(SQLException e) {
        return lease.failed(e);
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        open();
        return statement;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return lease.isClosed() || results.isClosed();
    }

    @Override
    public void close() throws SQLException {
        lease.disown(this);
        try {
            results.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void insertRow() throws SQLException {
        lease.working();
        super.insertRow();
    }

    @Override
    public void updateRow() throws SQLException {
        lease.working();
        super.updateRow();
    }

    @Override
    public void deleteRow() throws SQLException {
        lease.working();
        super.deleteRow();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        lease.escape();
        var to = open();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(results) || open().isWrapperFor(type);
    }
}
