// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.examples.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of PreparedStatement on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
public abstract class ForwardingPreparedStatement
        implements PreparedStatement {

    /** The statement behind this one. Throws if there is none. */
    protected abstract PreparedStatement delegate() throws SQLException;

    @Override
    public void addBatch() throws SQLException {
        delegate().addBatch();
    }

    @Override
    public void addBatch(String a) throws SQLException {
        delegate().addBatch(a);
    }

    @Override
    public void cancel() throws SQLException {
        delegate().cancel();
    }

    @Override
    public void clearBatch() throws SQLException {
        delegate().clearBatch();
    }

    @Override
    public void clearParameters() throws SQLException {
        delegate().clearParameters();
    }

    @Override
    public void clearWarnings() throws SQLException {
        delegate().clearWarnings();
    }

    @Override
    public void close() throws SQLException {
        delegate().close();
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        delegate().closeOnCompletion();
    }

    @Override
    public String enquoteIdentifier(String a, boolean b) throws SQLException {
        return delegate().enquoteIdentifier(a, b);
    }

    @Override
    public String enquoteLiteral(String a) throws SQLException {
        return delegate().enquoteLiteral(a);
    }

    @Override
    public String enquoteNCharLiteral(String a) throws SQLException {
        return delegate().enquoteNCharLiteral(a);
    }

    @Override
    public boolean execute() throws SQLException {
        return delegate().execute();
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return delegate().execute(sql);
    }

    @Override
    public boolean execute(String sql, String[] b) throws SQLException {
        return delegate().execute(sql, b);
    }

    @Override
    public boolean execute(String sql, int b) throws SQLException {
        return delegate().execute(sql, b);
    }

    @Override
    public boolean execute(String sql, int[] b) throws SQLException {
        return delegate().execute(sql, b);
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return delegate().executeBatch();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return delegate().executeLargeBatch();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return delegate().executeLargeUpdate();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return delegate().executeLargeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, String[] b) throws SQLException {
        return delegate().executeLargeUpdate(sql, b);
    }

    @Override
    public long executeLargeUpdate(String sql, int b) throws SQLException {
        return delegate().executeLargeUpdate(sql, b);
    }

    @Override
    public long executeLargeUpdate(String sql, int[] b) throws SQLException {
        return delegate().executeLargeUpdate(sql, b);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return delegate().executeQuery();
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return delegate().executeQuery(sql);
    }

    @Override
    public int executeUpdate() throws SQLException {
        return delegate().executeUpdate();
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return delegate().executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, String[] b) throws SQLException {
        return delegate().executeUpdate(sql, b);
    }

    @Override
    public int executeUpdate(String sql, int b) throws SQLException {
        return delegate().executeUpdate(sql, b);
    }

    @Override
    public int executeUpdate(String sql, int[] b) throws SQLException {
        return delegate().executeUpdate(sql, b);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return delegate().getConnection();
    }

    @Override
    public int getFetchDirection() throws SQLException {
        return delegate().getFetchDirection();
    }

    @Override
    public int getFetchSize() throws SQLException {
        return delegate().getFetchSize();
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        return delegate().getGeneratedKeys();
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        return delegate().getLargeMaxRows();
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return delegate().getLargeUpdateCount();
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        return delegate().getMaxFieldSize();
    }

    @Override
    public int getMaxRows() throws SQLException {
        return delegate().getMaxRows();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return delegate().getMetaData();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        return delegate().getMoreResults();
    }

    @Override
    public boolean getMoreResults(int a) throws SQLException {
        return delegate().getMoreResults(a);
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return delegate().getParameterMetaData();
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        return delegate().getQueryTimeout();
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return delegate().getResultSet();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        return delegate().getResultSetConcurrency();
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        return delegate().getResultSetHoldability();
    }

    @Override
    public int getResultSetType() throws SQLException {
        return delegate().getResultSetType();
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return delegate().getUpdateCount();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return delegate().getWarnings();
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        return delegate().isCloseOnCompletion();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return delegate().isClosed();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        return delegate().isPoolable();
    }

    @Override
    public boolean isSimpleIdentifier(String a) throws SQLException {
        return delegate().isSimpleIdentifier(a);
    }

    @Override
    public boolean isWrapperFor(Class<?> a) throws SQLException {
        return delegate().isWrapperFor(a);
    }

    @Override
    public void setArray(int a, Array b) throws SQLException {
        delegate().setArray(a, b);
    }

    @Override
    public void setAsciiStream(int a, java.io.InputStream b) throws SQLException {
        delegate().setAsciiStream(a, b);
    }

    @Override
    public void setAsciiStream(int a, java.io.InputStream b, int c) throws SQLException {
        delegate().setAsciiStream(a, b, c);
    }

    @Override
    public void setAsciiStream(int a, java.io.InputStream b, long c) throws SQLException {
        delegate().setAsciiStream(a, b, c);
    }

    @Override
    public void setBigDecimal(int a, java.math.BigDecimal b) throws SQLException {
        delegate().setBigDecimal(a, b);
    }

    @Override
    public void setBinaryStream(int a, java.io.InputStream b) throws SQLException {
        delegate().setBinaryStream(a, b);
    }

    @Override
    public void setBinaryStream(int a, java.io.InputStream b, int c) throws SQLException {
        delegate().setBinaryStream(a, b, c);
    }

    @Override
    public void setBinaryStream(int a, java.io.InputStream b, long c) throws SQLException {
        delegate().setBinaryStream(a, b, c);
    }

    @Override
    public void setBlob(int a, Blob b) throws SQLException {
        delegate().setBlob(a, b);
    }

    @Override
    public void setBlob(int a, java.io.InputStream b) throws SQLException {
        delegate().setBlob(a, b);
    }

    @Override
    public void setBlob(int a, java.io.InputStream b, long c) throws SQLException {
        delegate().setBlob(a, b, c);
    }

    @Override
    public void setBoolean(int a, boolean b) throws SQLException {
        delegate().setBoolean(a, b);
    }

    @Override
    public void setByte(int a, byte b) throws SQLException {
        delegate().setByte(a, b);
    }

    @Override
    public void setBytes(int a, byte[] b) throws SQLException {
        delegate().setBytes(a, b);
    }

    @Override
    public void setCharacterStream(int a, java.io.Reader b) throws SQLException {
        delegate().setCharacterStream(a, b);
    }

    @Override
    public void setCharacterStream(int a, java.io.Reader b, int c) throws SQLException {
        delegate().setCharacterStream(a, b, c);
    }

    @Override
    public void setCharacterStream(int a, java.io.Reader b, long c) throws SQLException {
        delegate().setCharacterStream(a, b, c);
    }

    @Override
    public void setClob(int a, Clob b) throws SQLException {
        delegate().setClob(a, b);
    }

    @Override
    public void setClob(int a, java.io.Reader b) throws SQLException {
        delegate().setClob(a, b);
    }

    @Override
    public void setClob(int a, java.io.Reader b, long c) throws SQLException {
        delegate().setClob(a, b, c);
    }

    @Override
    public void setCursorName(String a) throws SQLException {
        delegate().setCursorName(a);
    }

    @Override
    public void setDate(int a, Date b) throws SQLException {
        delegate().setDate(a, b);
    }

    @Override
    public void setDate(int a, Date b, java.util.Calendar c) throws SQLException {
        delegate().setDate(a, b, c);
    }

    @Override
    public void setDouble(int a, double b) throws SQLException {
        delegate().setDouble(a, b);
    }

    @Override
    public void setEscapeProcessing(boolean a) throws SQLException {
        delegate().setEscapeProcessing(a);
    }

    @Override
    public void setFetchDirection(int a) throws SQLException {
        delegate().setFetchDirection(a);
    }

    @Override
    public void setFetchSize(int a) throws SQLException {
        delegate().setFetchSize(a);
    }

    @Override
    public void setFloat(int a, float b) throws SQLException {
        delegate().setFloat(a, b);
    }

    @Override
    public void setInt(int a, int b) throws SQLException {
        delegate().setInt(a, b);
    }

    @Override
    public void setLargeMaxRows(long a) throws SQLException {
        delegate().setLargeMaxRows(a);
    }

    @Override
    public void setLong(int a, long b) throws SQLException {
        delegate().setLong(a, b);
    }

    @Override
    public void setMaxFieldSize(int a) throws SQLException {
        delegate().setMaxFieldSize(a);
    }

    @Override
    public void setMaxRows(int a) throws SQLException {
        delegate().setMaxRows(a);
    }

    @Override
    public void setNCharacterStream(int a, java.io.Reader b) throws SQLException {
        delegate().setNCharacterStream(a, b);
    }

    @Override
    public void setNCharacterStream(int a, java.io.Reader b, long c) throws SQLException {
        delegate().setNCharacterStream(a, b, c);
    }

    @Override
    public void setNClob(int a, NClob b) throws SQLException {
        delegate().setNClob(a, b);
    }

    @Override
    public void setNClob(int a, java.io.Reader b) throws SQLException {
        delegate().setNClob(a, b);
    }

    @Override
    public void setNClob(int a, java.io.Reader b, long c) throws SQLException {
        delegate().setNClob(a, b, c);
    }

    @Override
    public void setNString(int a, String b) throws SQLException {
        delegate().setNString(a, b);
    }

    @Override
    public void setNull(int a, int b) throws SQLException {
        delegate().setNull(a, b);
    }

    @Override
    public void setNull(int a, int b, String c) throws SQLException {
        delegate().setNull(a, b, c);
    }

    @Override
    public void setObject(int a, Object b) throws SQLException {
        delegate().setObject(a, b);
    }

    @Override
    public void setObject(int a, Object b, SQLType c) throws SQLException {
        delegate().setObject(a, b, c);
    }

    @Override
    public void setObject(int a, Object b, SQLType c, int d) throws SQLException {
        delegate().setObject(a, b, c, d);
    }

    @Override
    public void setObject(int a, Object b, int c) throws SQLException {
        delegate().setObject(a, b, c);
    }

    @Override
    public void setObject(int a, Object b, int c, int d) throws SQLException {
        delegate().setObject(a, b, c, d);
    }

    @Override
    public void setPoolable(boolean a) throws SQLException {
        delegate().setPoolable(a);
    }

    @Override
    public void setQueryTimeout(int a) throws SQLException {
        delegate().setQueryTimeout(a);
    }

    @Override
    public void setRef(int a, Ref b) throws SQLException {
        delegate().setRef(a, b);
    }

    @Override
    public void setRowId(int a, RowId b) throws SQLException {
        delegate().setRowId(a, b);
    }

    @Override
    public void setSQLXML(int a, SQLXML b) throws SQLException {
        delegate().setSQLXML(a, b);
    }

    @Override
    public void setShort(int a, short b) throws SQLException {
        delegate().setShort(a, b);
    }

    @Override
    public void setString(int a, String b) throws SQLException {
        delegate().setString(a, b);
    }

    @Override
    public void setTime(int a, Time b) throws SQLException {
        delegate().setTime(a, b);
    }

    @Override
    public void setTime(int a, Time b, java.util.Calendar c) throws SQLException {
        delegate().setTime(a, b, c);
    }

    @Override
    public void setTimestamp(int a, Timestamp b) throws SQLException {
        delegate().setTimestamp(a, b);
    }

    @Override
    public void setTimestamp(int a, Timestamp b, java.util.Calendar c) throws SQLException {
        delegate().setTimestamp(a, b, c);
    }

    @Override
    public void setURL(int a, java.net.URL b) throws SQLException {
        delegate().setURL(a, b);
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int a, java.io.InputStream b, int c) throws SQLException {
        delegate().setUnicodeStream(a, b, c);
    }

    @Override
    public <T> T unwrap(Class<T> a) throws SQLException {
        return delegate().unwrap(a);
    }
}
