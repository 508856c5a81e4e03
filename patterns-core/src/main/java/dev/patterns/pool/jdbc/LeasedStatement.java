package dev.patterns.pool.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of a lease: it ends with it, knows no other connection, and tells it what it executes. */
class LeasedStatement extends ForwardingStatement {

    private final LeasedConnection lease;
    private final Statement statement;

    LeasedStatement(LeasedConnection lease, Statement statement) {
        this.lease = lease;
        this.statement = statement;
    }

    @Override
    Statement delegate() throws SQLException {
        lease.delegate();
        return statement;
    }

    @Override
    final SQLException inspect(SQLException e) {
        return lease.inspect(e);
    }

    @Override
    final void beforeExecute(String sql) {
        lease.beforeExecute(sql);
    }

    @Override
    final @Nullable ResultSet wrap(@Nullable ResultSet results) {
        return results == null ? null : new LeasedResultSet(lease, this, results);
    }

    @Override
    public Connection getConnection() throws SQLException {
        delegate();
        return lease;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return lease.isClosed() || statement.isClosed();
    }

    /** Closes it and its result sets. The lease does the same when it is closed first. */
    @Override
    public void close() throws SQLException {
        lease.removeChild(this);
        try {
            statement.close();
        } catch (SQLException e) {
            throw inspect(e);
        }
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
        return type.isInstance(this) || type.isInstance(statement) || delegate().isWrapperFor(type);
    }

    @Override
    public String toString() {
        return statement.toString();
    }
}
