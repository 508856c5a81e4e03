package dev.patterns.pool.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Boilerplate: passes every call on to the statement that {@link #delegate} returns. What it executes goes through
 * {@link #beforeExecute}, result sets go through {@link #wrap}, failures through {@link #inspect}.
 */
@SuppressWarnings("NullAway") // JDBC says in words where it means null
abstract class ForwardingStatement implements Statement {

    /** The statement to talk to; fails if its connection has gone back to the pool. */
    abstract Statement delegate() throws SQLException;

    /** Sees what the driver threw, and returns what to throw. */
    abstract SQLException inspect(SQLException e);

    /** Sees what is about to be executed. */
    abstract void beforeExecute(String sql);

    /** What the caller gets for a result set that the driver made. */
    abstract @Nullable ResultSet wrap(@Nullable ResultSet results);

    @Override
    public @Nullable ResultSet executeQuery(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return wrap(to.executeQuery(sql));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeUpdate(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxFieldSize();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        var to = delegate();
        try {
            to.setMaxFieldSize(max);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxRows() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxRows();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        var to = delegate();
        try {
            to.setMaxRows(max);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        var to = delegate();
        try {
            to.setEscapeProcessing(enable);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        var to = delegate();
        try {
            return to.getQueryTimeout();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        var to = delegate();
        try {
            to.setQueryTimeout(seconds);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void cancel() throws SQLException {
        var to = delegate();
        try {
            to.cancel();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        var to = delegate();
        try {
            return to.getWarnings();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void clearWarnings() throws SQLException {
        var to = delegate();
        try {
            to.clearWarnings();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        var to = delegate();
        try {
            to.setCursorName(name);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.execute(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public @Nullable ResultSet getResultSet() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getResultSet());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getUpdateCount() throws SQLException {
        var to = delegate();
        try {
            return to.getUpdateCount();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        var to = delegate();
        try {
            return to.getMoreResults();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        var to = delegate();
        try {
            to.setFetchDirection(direction);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        var to = delegate();
        try {
            return to.getFetchDirection();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        var to = delegate();
        try {
            to.setFetchSize(rows);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getFetchSize() throws SQLException {
        var to = delegate();
        try {
            return to.getFetchSize();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        var to = delegate();
        try {
            return to.getResultSetConcurrency();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getResultSetType() throws SQLException {
        var to = delegate();
        try {
            return to.getResultSetType();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        var to = delegate();
        try {
            to.addBatch(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void clearBatch() throws SQLException {
        var to = delegate();
        try {
            to.clearBatch();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int[] executeBatch() throws SQLException {
        var to = delegate();
        beforeExecute("a batch");
        try {
            return to.executeBatch();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        var to = delegate();
        try {
            return to.getMoreResults(current);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public @Nullable ResultSet getGeneratedKeys() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getGeneratedKeys());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeUpdate(sql, autoGeneratedKeys);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeUpdate(sql, columnIndexes);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql, String[] columnNames) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeUpdate(sql, columnNames);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.execute(sql, autoGeneratedKeys);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql, int[] columnIndexes) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.execute(sql, columnIndexes);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql, String[] columnNames) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.execute(sql, columnNames);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        var to = delegate();
        try {
            return to.getResultSetHoldability();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        var to = delegate();
        try {
            to.setPoolable(poolable);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isPoolable() throws SQLException {
        var to = delegate();
        try {
            return to.isPoolable();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        var to = delegate();
        try {
            to.closeOnCompletion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        var to = delegate();
        try {
            return to.isCloseOnCompletion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        var to = delegate();
        try {
            return to.getLargeUpdateCount();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        var to = delegate();
        try {
            to.setLargeMaxRows(max);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        var to = delegate();
        try {
            return to.getLargeMaxRows();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        var to = delegate();
        beforeExecute("a batch");
        try {
            return to.executeLargeBatch();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeLargeUpdate(sql, autoGeneratedKeys);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeLargeUpdate(sql, columnIndexes);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeLargeUpdate(sql, columnNames);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String enquoteLiteral(String val) throws SQLException {
        var to = delegate();
        try {
            return to.enquoteLiteral(val);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
        var to = delegate();
        try {
            return to.enquoteIdentifier(identifier, alwaysQuote);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isSimpleIdentifier(String identifier) throws SQLException {
        var to = delegate();
        try {
            return to.isSimpleIdentifier(identifier);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String enquoteNCharLiteral(String val) throws SQLException {
        var to = delegate();
        try {
            return to.enquoteNCharLiteral(val);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
