package dev.patterns.pool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a lease: it ends with it, knows no other connection, and tells it what it executes. */
class LeasedStatement extends ForwardingStatement {

    private final Lease lease;
    private final Statement statement;

    LeasedStatement(Lease lease, Statement statement) {
        this.lease = lease;
        this.statement = statement;
    }

    @Override
    Statement open() throws SQLException {
        lease.open();
        return statement;
    }

    @Override
    final SQLException failed(SQLException e) {
        return lease.failed(e);
    }

    @Override
    final void executing(String sql) {
        lease.executing(sql);
    }

    @Override
    final @Nullable ResultSet made(@Nullable ResultSet results) {
        return results == null ? null : new LeasedResultSet(lease, this, results);
    }

    @Override
    public Connection getConnection() throws SQLException {
        open();
        return lease;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return lease.isClosed() || statement.isClosed();
    }

    /** Closes it and its result sets. The lease does the same when it is closed first. */
    @Override
    public void close() throws SQLException {
        lease.disown(this);
        try {
            statement.close();
        } catch (SQLException e) {
            throw failed(e);
        }
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
        return type.isInstance(this) || type.isInstance(statement) || open().isWrapperFor(type);
    }

    @Override
    public String toString() {
        return statement.toString();
    }
}
