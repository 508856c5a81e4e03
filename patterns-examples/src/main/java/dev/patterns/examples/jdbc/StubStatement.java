package dev.patterns.examples.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** A statement of a {@link StubConnection}: it executes nothing, at once, and one row is affected. */
final class StubStatement extends ForwardingPreparedStatement {

    private final StubConnection connection;
    private boolean closed;

    StubStatement(StubConnection connection) {
        this.connection = connection;
    }

    /** Whatever is not overridden here is not supported. */
    @Override
    protected PreparedStatement delegate() throws SQLException {
        throw new SQLFeatureNotSupportedException("there is no database");
    }

    private void answer() throws SQLException {
        if (!connection.isValid(0)) {
            throw new SQLNonTransientConnectionException("the connection is dead", "08006");
        }
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        answer();
        return false;
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        answer();
        return 1;
    }

    @Override
    public boolean execute() throws SQLException {
        answer();
        return false;
    }

    @Override
    public int executeUpdate() throws SQLException {
        answer();
        return 1;
    }

    @Override
    public void setInt(int parameter, int value) {}

    @Override
    public void setLong(int parameter, long value) {}

    @Override
    public void setString(int parameter, @Nullable String value) {}

    @Override
    public void clearParameters() {}

    @Override
    public void clearBatch() {}

    @Override
    public void setQueryTimeout(int seconds) {}

    @Override
    public void clearWarnings() {}

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public @Nullable ResultSet getResultSet() {
        return null;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
