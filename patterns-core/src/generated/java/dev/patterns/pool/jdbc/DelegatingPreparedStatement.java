// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of PreparedStatement on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class DelegatingPreparedStatement
        implements PreparedStatement {

    /** The statement behind this one. Throws if this one is closed. */
    abstract PreparedStatement delegate() throws SQLException;

    /** Takes note of what the driver threw, and returns it. */
    abstract SQLException inspect(SQLException e);

    @Override
    public void addBatch() throws SQLException {
        var to = delegate();
        try {
            to.addBatch();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

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
    public void clearParameters() throws SQLException {
        var to = delegate();
        try {
            to.clearParameters();
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
    public void close() throws SQLException {
        var to = delegate();
        try {
            to.close();
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
    public boolean execute() throws SQLException {
        var to = delegate();
        try {
            return to.execute();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        var to = delegate();
        try {
            return to.execute(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql, String[] b) throws SQLException {
        var to = delegate();
        try {
            return to.execute(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql, int b) throws SQLException {
        var to = delegate();
        try {
            return to.execute(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute(String sql, int[] b) throws SQLException {
        var to = delegate();
        try {
            return to.execute(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int[] executeBatch() throws SQLException {
        var to = delegate();
        try {
            return to.executeBatch();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        var to = delegate();
        try {
            return to.executeLargeBatch();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        var to = delegate();
        try {
            return to.executeLargeUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        var to = delegate();
        try {
            return to.executeLargeUpdate(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql, String[] b) throws SQLException {
        var to = delegate();
        try {
            return to.executeLargeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql, int b) throws SQLException {
        var to = delegate();
        try {
            return to.executeLargeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate(String sql, int[] b) throws SQLException {
        var to = delegate();
        try {
            return to.executeLargeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        var to = delegate();
        try {
            return to.executeQuery();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        var to = delegate();
        try {
            return to.executeQuery(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        var to = delegate();
        try {
            return to.executeUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        var to = delegate();
        try {
            return to.executeUpdate(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql, String[] b) throws SQLException {
        var to = delegate();
        try {
            return to.executeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql, int b) throws SQLException {
        var to = delegate();
        try {
            return to.executeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate(String sql, int[] b) throws SQLException {
        var to = delegate();
        try {
            return to.executeUpdate(sql, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        var to = delegate();
        try {
            return to.getConnection();
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
            return to.getGeneratedKeys();
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
    public ResultSetMetaData getMetaData() throws SQLException {
        var to = delegate();
        try {
            return to.getMetaData();
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
    public ParameterMetaData getParameterMetaData() throws SQLException {
        var to = delegate();
        try {
            return to.getParameterMetaData();
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
            return to.getResultSet();
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
    public boolean isClosed() throws SQLException {
        var to = delegate();
        try {
            return to.isClosed();
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
    public void setArray(int a, Array b) throws SQLException {
        var to = delegate();
        try {
            to.setArray(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(int a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(int a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(int a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBigDecimal(int a, java.math.BigDecimal b) throws SQLException {
        var to = delegate();
        try {
            to.setBigDecimal(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(int a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(int a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(int a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(int a, Blob b) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(int a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(int a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBoolean(int a, boolean b) throws SQLException {
        var to = delegate();
        try {
            to.setBoolean(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setByte(int a, byte b) throws SQLException {
        var to = delegate();
        try {
            to.setByte(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBytes(int a, byte[] b) throws SQLException {
        var to = delegate();
        try {
            to.setBytes(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(int a, java.io.Reader b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(int a, Clob b) throws SQLException {
        var to = delegate();
        try {
            to.setClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setClob(a, b, c);
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
    public void setDate(int a, Date b) throws SQLException {
        var to = delegate();
        try {
            to.setDate(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDate(int a, Date b, java.util.Calendar c) throws SQLException {
        var to = delegate();
        try {
            to.setDate(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDouble(int a, double b) throws SQLException {
        var to = delegate();
        try {
            to.setDouble(a, b);
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
    public void setFloat(int a, float b) throws SQLException {
        var to = delegate();
        try {
            to.setFloat(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setInt(int a, int b) throws SQLException {
        var to = delegate();
        try {
            to.setInt(a, b);
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
    public void setLong(int a, long b) throws SQLException {
        var to = delegate();
        try {
            to.setLong(a, b);
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
    public void setNCharacterStream(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(int a, NClob b) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNString(int a, String b) throws SQLException {
        var to = delegate();
        try {
            to.setNString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(int a, int b) throws SQLException {
        var to = delegate();
        try {
            to.setNull(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(int a, int b, String c) throws SQLException {
        var to = delegate();
        try {
            to.setNull(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int a, Object b) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int a, Object b, SQLType c) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int a, Object b, SQLType c, int d) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c, d);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int a, Object b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int a, Object b, int c, int d) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c, d);
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

    @Override
    public void setRef(int a, Ref b) throws SQLException {
        var to = delegate();
        try {
            to.setRef(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setRowId(int a, RowId b) throws SQLException {
        var to = delegate();
        try {
            to.setRowId(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setSQLXML(int a, SQLXML b) throws SQLException {
        var to = delegate();
        try {
            to.setSQLXML(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setShort(int a, short b) throws SQLException {
        var to = delegate();
        try {
            to.setShort(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setString(int a, String b) throws SQLException {
        var to = delegate();
        try {
            to.setString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(int a, Time b) throws SQLException {
        var to = delegate();
        try {
            to.setTime(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(int a, Time b, java.util.Calendar c) throws SQLException {
        var to = delegate();
        try {
            to.setTime(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(int a, Timestamp b) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(int a, Timestamp b, java.util.Calendar c) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setURL(int a, java.net.URL b) throws SQLException {
        var to = delegate();
        try {
            to.setURL(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setUnicodeStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
