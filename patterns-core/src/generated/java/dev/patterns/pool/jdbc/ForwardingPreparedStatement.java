// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of PreparedStatement on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingPreparedStatement<T extends PreparedStatement> extends LeasedStatement<T>
        implements PreparedStatement {

    ForwardingPreparedStatement(Lease lease, T statement) {
        super(lease, statement);
    }

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
    public void clearParameters() throws SQLException {
        var to = delegate();
        try {
            to.clearParameters();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute() throws SQLException {
        var to = delegate();
        beforeExecute();
        callBegins();
        try {
            return to.execute();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        var to = delegate();
        beforeExecute();
        callBegins();
        try {
            return to.executeLargeUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        var to = delegate();
        beforeExecute();
        callBegins();
        try {
            return wrap(to.executeQuery());
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        var to = delegate();
        beforeExecute();
        callBegins();
        try {
            return to.executeUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
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
    public ParameterMetaData getParameterMetaData() throws SQLException {
        var to = delegate();
        try {
            return to.getParameterMetaData();
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
    public void setLong(int a, long b) throws SQLException {
        var to = delegate();
        try {
            to.setLong(a, b);
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
