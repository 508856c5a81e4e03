// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of Statement on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingStatement<T extends Statement> extends LeasedChild<T>
        implements Statement {

    ForwardingStatement(Lease lease, T statement) {
        super(lease, statement);
    }

    abstract void beforeExecute();

    abstract void beforeExecute(String sql);

    abstract ResultSet wrap(ResultSet results);

    @Override
    public void addBatch(String a) throws SQLException {
        var to = delegate();
        try {
            to.addBatch(a);
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
    public void clearBatch() throws SQLException {
        var to = delegate();
        try {
            to.clearBatch();
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
    public void closeOnCompletion() throws SQLException {
        var to = delegate();
        try {
            to.closeOnCompletion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String enquoteIdentifier(String a, boolean b) throws SQLException {
        var to = delegate();
        try {
            return to.enquoteIdentifier(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String enquoteLiteral(String a) throws SQLException {
        var to = delegate();
        try {
            return to.enquoteLiteral(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String enquoteNCharLiteral(String a) throws SQLException {
        var to = delegate();
        try {
            return to.enquoteNCharLiteral(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.execute(sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public boolean execute(String sql, String[] b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.execute(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public boolean execute(String sql, int b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.execute(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public boolean execute(String sql, int[] b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.execute(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public int[] executeBatch() throws SQLException {
        var to = delegate();
        beforeExecute();
        callBegins();
        try {
            return to.executeBatch();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        var to = delegate();
        beforeExecute();
        callBegins();
        try {
            return to.executeLargeBatch();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public long executeLargeUpdate(String sql, String[] b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeLargeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public long executeLargeUpdate(String sql, int b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeLargeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public long executeLargeUpdate(String sql, int[] b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeLargeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return wrap(to.executeQuery(sql));
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeUpdate(sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public int executeUpdate(String sql, String[] b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public int executeUpdate(String sql, int b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public int executeUpdate(String sql, int[] b) throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        callBegins();
        try {
            return to.executeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
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
    public int getFetchSize() throws SQLException {
        var to = delegate();
        try {
            return to.getFetchSize();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getGeneratedKeys());
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
    public long getLargeUpdateCount() throws SQLException {
        var to = delegate();
        try {
            return to.getLargeUpdateCount();
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
    public int getMaxRows() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxRows();
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
    public boolean getMoreResults(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getMoreResults(a);
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
    public ResultSet getResultSet() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getResultSet());
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
    public int getResultSetHoldability() throws SQLException {
        var to = delegate();
        try {
            return to.getResultSetHoldability();
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
    public int getUpdateCount() throws SQLException {
        var to = delegate();
        try {
            return to.getUpdateCount();
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
    public boolean isCloseOnCompletion() throws SQLException {
        var to = delegate();
        try {
            return to.isCloseOnCompletion();
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
    public boolean isSimpleIdentifier(String a) throws SQLException {
        var to = delegate();
        try {
            return to.isSimpleIdentifier(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCursorName(String a) throws SQLException {
        var to = delegate();
        try {
            to.setCursorName(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setEscapeProcessing(boolean a) throws SQLException {
        var to = delegate();
        try {
            to.setEscapeProcessing(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFetchDirection(int a) throws SQLException {
        var to = delegate();
        try {
            to.setFetchDirection(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFetchSize(int a) throws SQLException {
        var to = delegate();
        try {
            to.setFetchSize(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setLargeMaxRows(long a) throws SQLException {
        var to = delegate();
        try {
            to.setLargeMaxRows(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setMaxFieldSize(int a) throws SQLException {
        var to = delegate();
        try {
            to.setMaxFieldSize(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setMaxRows(int a) throws SQLException {
        var to = delegate();
        try {
            to.setMaxRows(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setPoolable(boolean a) throws SQLException {
        var to = delegate();
        try {
            to.setPoolable(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setQueryTimeout(int a) throws SQLException {
        var to = delegate();
        try {
            to.setQueryTimeout(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
