// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of CallableStatement on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingCallableStatement extends LeasedPreparedStatement<CallableStatement>
        implements CallableStatement {

    ForwardingCallableStatement(Lease lease, CallableStatement statement, String sql) {
        super(lease, statement, sql);
    }

    abstract Object wrapCursor(Object result) throws SQLException;

    @Override
    public Array getArray(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getArray(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Array getArray(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getArray(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.math.BigDecimal getBigDecimal(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.math.BigDecimal getBigDecimal(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public java.math.BigDecimal getBigDecimal(int a, int b) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob getBlob(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getBlob(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob getBlob(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getBlob(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getBoolean(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getBoolean(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getBoolean(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getBoolean(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte getByte(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getByte(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte getByte(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getByte(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte[] getBytes(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getBytes(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte[] getBytes(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getBytes(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getCharacterStream(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getCharacterStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getCharacterStream(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getCharacterStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob getClob(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getClob(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob getClob(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getClob(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Date getDate(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Date getDate(String a, java.util.Calendar b) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Date getDate(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Date getDate(int a, java.util.Calendar b) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public double getDouble(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getDouble(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public double getDouble(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getDouble(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public float getFloat(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getFloat(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public float getFloat(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getFloat(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getInt(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getInt(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getInt(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getInt(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLong(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getLong(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLong(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getLong(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getNCharacterStream(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getNCharacterStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getNCharacterStream(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getNCharacterStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob getNClob(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getNClob(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob getNClob(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getNClob(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNString(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getNString(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNString(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getNString(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String a) throws SQLException {
        var to = delegate();
        try {
            return wrapCursor(to.getObject(a));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(String a, Class<T> b) throws SQLException {
        var to = delegate();
        try {
            return b.cast(wrapCursor(to.getObject(a, b)));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String a, java.util.Map<String, Class<?>> b) throws SQLException {
        var to = delegate();
        try {
            return wrapCursor(to.getObject(a, b));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int a) throws SQLException {
        var to = delegate();
        try {
            return wrapCursor(to.getObject(a));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(int a, Class<T> b) throws SQLException {
        var to = delegate();
        try {
            return b.cast(wrapCursor(to.getObject(a, b)));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int a, java.util.Map<String, Class<?>> b) throws SQLException {
        var to = delegate();
        try {
            return wrapCursor(to.getObject(a, b));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Ref getRef(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getRef(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Ref getRef(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getRef(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowId getRowId(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getRowId(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowId getRowId(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getRowId(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML getSQLXML(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getSQLXML(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML getSQLXML(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getSQLXML(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public short getShort(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getShort(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public short getShort(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getShort(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getString(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getString(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getString(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getString(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Time getTime(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Time getTime(String a, java.util.Calendar b) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Time getTime(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Time getTime(int a, java.util.Calendar b) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Timestamp getTimestamp(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Timestamp getTimestamp(String a, java.util.Calendar b) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Timestamp getTimestamp(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Timestamp getTimestamp(int a, java.util.Calendar b) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.net.URL getURL(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getURL(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.net.URL getURL(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getURL(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String a, SQLType b) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String a, SQLType b, String c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String a, SQLType b, int c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String a, int b) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String a, int b, String c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String a, int b, int c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int a, SQLType b) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int a, SQLType b, String c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int a, SQLType b, int c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int a, int b) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int a, int b, String c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int a, int b, int c) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(String a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(String a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(String a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBigDecimal(String a, java.math.BigDecimal b) throws SQLException {
        var to = delegate();
        try {
            to.setBigDecimal(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(String a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(String a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(String a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(String a, Blob b) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(String a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(String a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBoolean(String a, boolean b) throws SQLException {
        var to = delegate();
        try {
            to.setBoolean(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setByte(String a, byte b) throws SQLException {
        var to = delegate();
        try {
            to.setByte(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBytes(String a, byte[] b) throws SQLException {
        var to = delegate();
        try {
            to.setBytes(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(String a, java.io.Reader b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(String a, Clob b) throws SQLException {
        var to = delegate();
        try {
            to.setClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDate(String a, Date b) throws SQLException {
        var to = delegate();
        try {
            to.setDate(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDate(String a, Date b, java.util.Calendar c) throws SQLException {
        var to = delegate();
        try {
            to.setDate(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDouble(String a, double b) throws SQLException {
        var to = delegate();
        try {
            to.setDouble(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFloat(String a, float b) throws SQLException {
        var to = delegate();
        try {
            to.setFloat(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setInt(String a, int b) throws SQLException {
        var to = delegate();
        try {
            to.setInt(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setLong(String a, long b) throws SQLException {
        var to = delegate();
        try {
            to.setLong(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(String a, NClob b) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNString(String a, String b) throws SQLException {
        var to = delegate();
        try {
            to.setNString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(String a, int b) throws SQLException {
        var to = delegate();
        try {
            to.setNull(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(String a, int b, String c) throws SQLException {
        var to = delegate();
        try {
            to.setNull(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String a, Object b) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String a, Object b, SQLType c) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String a, Object b, SQLType c, int d) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c, d);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String a, Object b, int c) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String a, Object b, int c, int d) throws SQLException {
        var to = delegate();
        try {
            to.setObject(a, b, c, d);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setRowId(String a, RowId b) throws SQLException {
        var to = delegate();
        try {
            to.setRowId(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setSQLXML(String a, SQLXML b) throws SQLException {
        var to = delegate();
        try {
            to.setSQLXML(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setShort(String a, short b) throws SQLException {
        var to = delegate();
        try {
            to.setShort(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setString(String a, String b) throws SQLException {
        var to = delegate();
        try {
            to.setString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(String a, Time b) throws SQLException {
        var to = delegate();
        try {
            to.setTime(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(String a, Time b, java.util.Calendar c) throws SQLException {
        var to = delegate();
        try {
            to.setTime(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(String a, Timestamp b) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(String a, Timestamp b, java.util.Calendar c) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setURL(String a, java.net.URL b) throws SQLException {
        var to = delegate();
        try {
            to.setURL(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean wasNull() throws SQLException {
        var to = delegate();
        try {
            return to.wasNull();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
