package dev.patterns.pool.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Boilerplate: what a prepared statement has beyond a statement. */
@SuppressWarnings("NullAway") // JDBC says in words where it means null
class ForwardingPreparedStatement extends LeasedStatement implements PreparedStatement {

    private final String sql;

    ForwardingPreparedStatement(LeasedConnection lease, PreparedStatement statement, String sql) {
        super(lease, statement);
        this.sql = sql;
    }

    @Override
    PreparedStatement delegate() throws SQLException {
        return (PreparedStatement) super.delegate();
    }

    @Override
    public @Nullable ResultSet executeQuery() throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return wrap(to.executeQuery());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int executeUpdate() throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(int parameterIndex, int sqlType) throws SQLException {
        var to = delegate();
        try {
            to.setNull(parameterIndex, sqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBoolean(int parameterIndex, boolean x) throws SQLException {
        var to = delegate();
        try {
            to.setBoolean(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setByte(int parameterIndex, byte x) throws SQLException {
        var to = delegate();
        try {
            to.setByte(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setShort(int parameterIndex, short x) throws SQLException {
        var to = delegate();
        try {
            to.setShort(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setInt(int parameterIndex, int x) throws SQLException {
        var to = delegate();
        try {
            to.setInt(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setLong(int parameterIndex, long x) throws SQLException {
        var to = delegate();
        try {
            to.setLong(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setFloat(int parameterIndex, float x) throws SQLException {
        var to = delegate();
        try {
            to.setFloat(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDouble(int parameterIndex, double x) throws SQLException {
        var to = delegate();
        try {
            to.setDouble(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBigDecimal(int parameterIndex, BigDecimal x) throws SQLException {
        var to = delegate();
        try {
            to.setBigDecimal(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setString(int parameterIndex, String x) throws SQLException {
        var to = delegate();
        try {
            to.setString(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBytes(int parameterIndex, byte[] x) throws SQLException {
        var to = delegate();
        try {
            to.setBytes(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setDate(int parameterIndex, java.sql.Date x) throws SQLException {
        var to = delegate();
        try {
            to.setDate(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(int parameterIndex, java.sql.Time x) throws SQLException {
        var to = delegate();
        try {
            to.setTime(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(int parameterIndex, java.sql.Timestamp x) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(int parameterIndex, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(parameterIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int parameterIndex, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.setUnicodeStream(parameterIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(int parameterIndex, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(parameterIndex, x, length);
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
    public void setObject(int parameterIndex, Object x, int targetSqlType) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterIndex, x, targetSqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean execute() throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.execute();
        } catch (SQLException e) {
            throw inspect(e);
        }
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
    public void setCharacterStream(int parameterIndex, java.io.Reader reader, int length) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(parameterIndex, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setRef(int parameterIndex, Ref x) throws SQLException {
        var to = delegate();
        try {
            to.setRef(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(int parameterIndex, Blob x) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(int parameterIndex, Clob x) throws SQLException {
        var to = delegate();
        try {
            to.setClob(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setArray(int parameterIndex, Array x) throws SQLException {
        var to = delegate();
        try {
            to.setArray(parameterIndex, x);
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
    public void setDate(int parameterIndex, java.sql.Date x, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            to.setDate(parameterIndex, x, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTime(int parameterIndex, java.sql.Time x, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            to.setTime(parameterIndex, x, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTimestamp(int parameterIndex, java.sql.Timestamp x, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            to.setTimestamp(parameterIndex, x, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNull(int parameterIndex, int sqlType, String typeName) throws SQLException {
        var to = delegate();
        try {
            to.setNull(parameterIndex, sqlType, typeName);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setURL(int parameterIndex, java.net.URL x) throws SQLException {
        var to = delegate();
        try {
            to.setURL(parameterIndex, x);
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
    public void setRowId(int parameterIndex, RowId x) throws SQLException {
        var to = delegate();
        try {
            to.setRowId(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNString(int parameterIndex, String value) throws SQLException {
        var to = delegate();
        try {
            to.setNString(parameterIndex, value);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader value, long length) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(parameterIndex, value, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(int parameterIndex, NClob value) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(parameterIndex, value);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(int parameterIndex, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.setClob(parameterIndex, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(int parameterIndex, InputStream inputStream, long length) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(parameterIndex, inputStream, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(parameterIndex, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setSQLXML(int parameterIndex, SQLXML xmlObject) throws SQLException {
        var to = delegate();
        try {
            to.setSQLXML(parameterIndex, xmlObject);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, int targetSqlType, int scaleOrLength) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterIndex, x, targetSqlType, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(int parameterIndex, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(parameterIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(int parameterIndex, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(parameterIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(int parameterIndex, java.io.Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(parameterIndex, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAsciiStream(int parameterIndex, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.setAsciiStream(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBinaryStream(int parameterIndex, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.setBinaryStream(parameterIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCharacterStream(int parameterIndex, java.io.Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.setCharacterStream(parameterIndex, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNCharacterStream(int parameterIndex, Reader value) throws SQLException {
        var to = delegate();
        try {
            to.setNCharacterStream(parameterIndex, value);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setClob(int parameterIndex, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.setClob(parameterIndex, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setBlob(int parameterIndex, InputStream inputStream) throws SQLException {
        var to = delegate();
        try {
            to.setBlob(parameterIndex, inputStream);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNClob(int parameterIndex, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.setNClob(parameterIndex, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterIndex, x, targetSqlType, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setObject(int parameterIndex, Object x, SQLType targetSqlType) throws SQLException {
        var to = delegate();
        try {
            to.setObject(parameterIndex, x, targetSqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        var to = delegate();
        beforeExecute(sql);
        try {
            return to.executeLargeUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
