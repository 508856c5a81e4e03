package dev.patterns.pool.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.util.Calendar;

/** Boilerplate: what a callable statement has beyond a prepared one. */
@SuppressWarnings("NullAway") // JDBC says in words where it means null
final class ForwardingCallableStatement extends ForwardingPreparedStatement implements CallableStatement {

    ForwardingCallableStatement(LeasedConnection lease, CallableStatement statement, String sql) {
        super(lease, statement, sql);
    }

    @Override
    CallableStatement delegate() throws SQLException {
        return (CallableStatement) super.delegate();
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterIndex, sqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType, int scale) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterIndex, sqlType, scale);
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

    @Override
    public String getString(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getString(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getBoolean(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBoolean(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte getByte(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getByte(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public short getShort(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getShort(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getInt(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getInt(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLong(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getLong(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public float getFloat(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getFloat(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public double getDouble(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getDouble(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int parameterIndex, int scale) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(parameterIndex, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte[] getBytes(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBytes(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public BigDecimal getBigDecimal(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int parameterIndex, java.util.Map<String, Class<?>> map) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(parameterIndex, map);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Ref getRef(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getRef(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob getBlob(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBlob(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob getClob(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getClob(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Array getArray(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getArray(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(int parameterIndex, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(parameterIndex, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(int parameterIndex, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(parameterIndex, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(int parameterIndex, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(parameterIndex, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, int sqlType, String typeName) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterIndex, sqlType, typeName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, int sqlType) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterName, sqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, int sqlType, int scale) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterName, sqlType, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, int sqlType, String typeName) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterName, sqlType, typeName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.net.URL getURL(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getURL(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setURL(String parameterName, java.net.URL val) throws SQLException {
        var to = delegate();
        try {
            to.setURL(parameterName, val);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(String parameterName, int sqlType) throws SQLException {
        var to = delegate();
        try {
            to.setNull(parameterName, sqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBoolean(String parameterName, boolean x) throws SQLException {
        var to = delegate();
        try {
            to.setBoolean(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setByte(String parameterName, byte x) throws SQLException {
        var to = delegate();
        try {
            to.setByte(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setShort(String parameterName, short x) throws SQLException {
        var to = delegate();
        try {
            to.setShort(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setInt(String parameterName, int x) throws SQLException {
        var to = delegate();
        try {
            to.setInt(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setLong(String parameterName, long x) throws SQLException {
        var to = delegate();
        try {
            to.setLong(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFloat(String parameterName, float x) throws SQLException {
        var to = delegate();
        try {
            to.setFloat(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDouble(String parameterName, double x) throws SQLException {
        var to = delegate();
        try {
            to.setDouble(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBigDecimal(String parameterName, BigDecimal x) throws SQLException {
        var to = delegate();
        try {
            to.setBigDecimal(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setString(String parameterName, String x) throws SQLException {
        var to = delegate();
        try {
            to.setString(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBytes(String parameterName, byte[] x) throws SQLException {
        var to = delegate();
        try {
            to.setBytes(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDate(String parameterName, java.sql.Date x) throws SQLException {
        var to = delegate();
        try {
            to.setDate(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(String parameterName, java.sql.Time x) throws SQLException {
        var to = delegate();
        try {
            to.setTime(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(String parameterName, java.sql.Timestamp x) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(parameterName, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(parameterName, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, int targetSqlType, int scale) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterName, x, targetSqlType, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, int targetSqlType) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterName, x, targetSqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String parameterName, Object x) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, java.io.Reader reader, int length) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(parameterName, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDate(String parameterName, java.sql.Date x, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            to.setDate(parameterName, x, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(String parameterName, java.sql.Time x, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            to.setTime(parameterName, x, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(String parameterName, java.sql.Timestamp x, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(parameterName, x, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(String parameterName, int sqlType, String typeName) throws SQLException {
        var to = delegate();
        try {
            to.setNull(parameterName, sqlType, typeName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getString(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getString(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getBoolean(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getBoolean(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte getByte(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getByte(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public short getShort(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getShort(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getInt(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getInt(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLong(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getLong(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public float getFloat(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getFloat(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public double getDouble(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getDouble(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte[] getBytes(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getBytes(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public BigDecimal getBigDecimal(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String parameterName, java.util.Map<String, Class<?>> map) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(parameterName, map);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Ref getRef(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getRef(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob getBlob(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getBlob(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob getClob(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getClob(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Array getArray(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getArray(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(String parameterName, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(parameterName, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(String parameterName, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(parameterName, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(String parameterName, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(parameterName, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.net.URL getURL(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getURL(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowId getRowId(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getRowId(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowId getRowId(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getRowId(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setRowId(String parameterName, RowId x) throws SQLException {
        var to = delegate();
        try {
            to.setRowId(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNString(String parameterName, String value) throws SQLException {
        var to = delegate();
        try {
            to.setNString(parameterName, value);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(String parameterName, Reader value, long length) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(parameterName, value, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(String parameterName, NClob value) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(parameterName, value);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(String parameterName, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.setClob(parameterName, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(String parameterName, InputStream inputStream, long length) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(parameterName, inputStream, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(String parameterName, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(parameterName, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob getNClob(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getNClob(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob getNClob(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getNClob(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setSQLXML(String parameterName, SQLXML xmlObject) throws SQLException {
        var to = delegate();
        try {
            to.setSQLXML(parameterName, xmlObject);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML getSQLXML(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getSQLXML(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML getSQLXML(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getSQLXML(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNString(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getNString(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNString(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getNString(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getNCharacterStream(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getNCharacterStream(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getNCharacterStream(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getNCharacterStream(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getCharacterStream(int parameterIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getCharacterStream(parameterIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getCharacterStream(String parameterName) throws SQLException {
        var to = delegate();
        try {
            return to.getCharacterStream(parameterName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(String parameterName, Blob x) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(String parameterName, Clob x) throws SQLException {
        var to = delegate();
        try {
            to.setClob(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(parameterName, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(parameterName, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, java.io.Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(parameterName, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(String parameterName, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(String parameterName, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(parameterName, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(String parameterName, java.io.Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(parameterName, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(String parameterName, Reader value) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(parameterName, value);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(String parameterName, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.setClob(parameterName, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(String parameterName, InputStream inputStream) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(parameterName, inputStream);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(String parameterName, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(parameterName, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(int parameterIndex, Class<T> type) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(parameterIndex, type);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(String parameterName, Class<T> type) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(parameterName, type);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterName, x, targetSqlType, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(String parameterName, Object x, SQLType targetSqlType) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterName, x, targetSqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterIndex, sqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType, int scale) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterIndex, sqlType, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(int parameterIndex, SQLType sqlType, String typeName) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterIndex, sqlType, typeName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, SQLType sqlType) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterName, sqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, SQLType sqlType, int scale) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterName, sqlType, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void registerOutParameter(String parameterName, SQLType sqlType, String typeName) throws SQLException {
        var to = delegate();
        try {
            to.registerOutParameter(parameterName, sqlType, typeName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
