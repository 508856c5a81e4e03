package dev.patterns.pool.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.util.Calendar;

/** Boilerplate: passes every call on to the result set that {@link #delegate} returns, failures through {@link #inspect}. */
@SuppressWarnings("NullAway") // JDBC says in words where it means null
abstract class ForwardingResultSet implements ResultSet {

    /** The result set to talk to; fails if its connection has gone back to the pool. */
    abstract ResultSet delegate() throws SQLException;

    /** Sees what the driver threw, and returns what to throw. */
    abstract SQLException inspect(SQLException e);

    @Override
    public boolean next() throws SQLException {
        var to = delegate();
        try {
            return to.next();
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
    public String getString(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getString(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getBoolean(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBoolean(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte getByte(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getByte(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public short getShort(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getShort(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getInt(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getInt(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLong(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getLong(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public float getFloat(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getFloat(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public double getDouble(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getDouble(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int columnIndex, int scale) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(columnIndex, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte[] getBytes(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBytes(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.InputStream getAsciiStream(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getAsciiStream(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public java.io.InputStream getUnicodeStream(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getUnicodeStream(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.InputStream getBinaryStream(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBinaryStream(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getString(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getString(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getBoolean(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getBoolean(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte getByte(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getByte(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public short getShort(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getShort(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getInt(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getInt(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getLong(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getLong(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public float getFloat(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getFloat(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public double getDouble(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getDouble(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(String columnLabel, int scale) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(columnLabel, scale);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public byte[] getBytes(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getBytes(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.InputStream getAsciiStream(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getAsciiStream(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public java.io.InputStream getUnicodeStream(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getUnicodeStream(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.InputStream getBinaryStream(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getBinaryStream(columnLabel);
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
    public String getCursorName() throws SQLException {
        var to = delegate();
        try {
            return to.getCursorName();
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
    public Object getObject(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.findColumn(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getCharacterStream(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getCharacterStream(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getCharacterStream(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getCharacterStream(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public BigDecimal getBigDecimal(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public BigDecimal getBigDecimal(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        var to = delegate();
        try {
            return to.isBeforeFirst();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        var to = delegate();
        try {
            return to.isAfterLast();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isFirst() throws SQLException {
        var to = delegate();
        try {
            return to.isFirst();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isLast() throws SQLException {
        var to = delegate();
        try {
            return to.isLast();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void beforeFirst() throws SQLException {
        var to = delegate();
        try {
            to.beforeFirst();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void afterLast() throws SQLException {
        var to = delegate();
        try {
            to.afterLast();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean first() throws SQLException {
        var to = delegate();
        try {
            return to.first();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean last() throws SQLException {
        var to = delegate();
        try {
            return to.last();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getRow() throws SQLException {
        var to = delegate();
        try {
            return to.getRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        var to = delegate();
        try {
            return to.absolute(row);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        var to = delegate();
        try {
            return to.relative(rows);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean previous() throws SQLException {
        var to = delegate();
        try {
            return to.previous();
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
    public int getType() throws SQLException {
        var to = delegate();
        try {
            return to.getType();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getConcurrency() throws SQLException {
        var to = delegate();
        try {
            return to.getConcurrency();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean rowUpdated() throws SQLException {
        var to = delegate();
        try {
            return to.rowUpdated();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean rowInserted() throws SQLException {
        var to = delegate();
        try {
            return to.rowInserted();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean rowDeleted() throws SQLException {
        var to = delegate();
        try {
            return to.rowDeleted();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNull(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            to.updateNull(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBoolean(int columnIndex, boolean x) throws SQLException {
        var to = delegate();
        try {
            to.updateBoolean(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateByte(int columnIndex, byte x) throws SQLException {
        var to = delegate();
        try {
            to.updateByte(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateShort(int columnIndex, short x) throws SQLException {
        var to = delegate();
        try {
            to.updateShort(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateInt(int columnIndex, int x) throws SQLException {
        var to = delegate();
        try {
            to.updateInt(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateLong(int columnIndex, long x) throws SQLException {
        var to = delegate();
        try {
            to.updateLong(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateFloat(int columnIndex, float x) throws SQLException {
        var to = delegate();
        try {
            to.updateFloat(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDouble(int columnIndex, double x) throws SQLException {
        var to = delegate();
        try {
            to.updateDouble(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBigDecimal(int columnIndex, BigDecimal x) throws SQLException {
        var to = delegate();
        try {
            to.updateBigDecimal(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateString(int columnIndex, String x) throws SQLException {
        var to = delegate();
        try {
            to.updateString(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBytes(int columnIndex, byte[] x) throws SQLException {
        var to = delegate();
        try {
            to.updateBytes(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDate(int columnIndex, java.sql.Date x) throws SQLException {
        var to = delegate();
        try {
            to.updateDate(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTime(int columnIndex, java.sql.Time x) throws SQLException {
        var to = delegate();
        try {
            to.updateTime(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTimestamp(int columnIndex, java.sql.Timestamp x) throws SQLException {
        var to = delegate();
        try {
            to.updateTimestamp(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(int columnIndex, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(int columnIndex, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(int columnIndex, java.io.Reader x, int length) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x, int scaleOrLength) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnIndex, x, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNull(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            to.updateNull(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBoolean(String columnLabel, boolean x) throws SQLException {
        var to = delegate();
        try {
            to.updateBoolean(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateByte(String columnLabel, byte x) throws SQLException {
        var to = delegate();
        try {
            to.updateByte(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateShort(String columnLabel, short x) throws SQLException {
        var to = delegate();
        try {
            to.updateShort(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateInt(String columnLabel, int x) throws SQLException {
        var to = delegate();
        try {
            to.updateInt(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateLong(String columnLabel, long x) throws SQLException {
        var to = delegate();
        try {
            to.updateLong(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateFloat(String columnLabel, float x) throws SQLException {
        var to = delegate();
        try {
            to.updateFloat(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDouble(String columnLabel, double x) throws SQLException {
        var to = delegate();
        try {
            to.updateDouble(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBigDecimal(String columnLabel, BigDecimal x) throws SQLException {
        var to = delegate();
        try {
            to.updateBigDecimal(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateString(String columnLabel, String x) throws SQLException {
        var to = delegate();
        try {
            to.updateString(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBytes(String columnLabel, byte[] x) throws SQLException {
        var to = delegate();
        try {
            to.updateBytes(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDate(String columnLabel, java.sql.Date x) throws SQLException {
        var to = delegate();
        try {
            to.updateDate(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTime(String columnLabel, java.sql.Time x) throws SQLException {
        var to = delegate();
        try {
            to.updateTime(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTimestamp(String columnLabel, java.sql.Timestamp x) throws SQLException {
        var to = delegate();
        try {
            to.updateTimestamp(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(String columnLabel, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(columnLabel, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(String columnLabel, java.io.InputStream x, int length) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(columnLabel, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(String columnLabel, java.io.Reader reader, int length) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(columnLabel, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String columnLabel, Object x, int scaleOrLength) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnLabel, x, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String columnLabel, Object x) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void insertRow() throws SQLException {
        var to = delegate();
        try {
            to.insertRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRow() throws SQLException {
        var to = delegate();
        try {
            to.updateRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void deleteRow() throws SQLException {
        var to = delegate();
        try {
            to.deleteRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void refreshRow() throws SQLException {
        var to = delegate();
        try {
            to.refreshRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void cancelRowUpdates() throws SQLException {
        var to = delegate();
        try {
            to.cancelRowUpdates();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void moveToInsertRow() throws SQLException {
        var to = delegate();
        try {
            to.moveToInsertRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void moveToCurrentRow() throws SQLException {
        var to = delegate();
        try {
            to.moveToCurrentRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int columnIndex, java.util.Map<String, Class<?>> map) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(columnIndex, map);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Ref getRef(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getRef(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob getBlob(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getBlob(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob getClob(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getClob(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Array getArray(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getArray(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String columnLabel, java.util.Map<String, Class<?>> map) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(columnLabel, map);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Ref getRef(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getRef(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob getBlob(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getBlob(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob getClob(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getClob(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Array getArray(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getArray(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(int columnIndex, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(columnIndex, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Date getDate(String columnLabel, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getDate(columnLabel, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(int columnIndex, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(columnIndex, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Time getTime(String columnLabel, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTime(columnLabel, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(int columnIndex, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(columnIndex, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.sql.Timestamp getTimestamp(String columnLabel, Calendar cal) throws SQLException {
        var to = delegate();
        try {
            return to.getTimestamp(columnLabel, cal);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.net.URL getURL(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getURL(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.net.URL getURL(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getURL(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRef(int columnIndex, java.sql.Ref x) throws SQLException {
        var to = delegate();
        try {
            to.updateRef(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRef(String columnLabel, java.sql.Ref x) throws SQLException {
        var to = delegate();
        try {
            to.updateRef(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(int columnIndex, java.sql.Blob x) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(String columnLabel, java.sql.Blob x) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(int columnIndex, java.sql.Clob x) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(String columnLabel, java.sql.Clob x) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateArray(int columnIndex, java.sql.Array x) throws SQLException {
        var to = delegate();
        try {
            to.updateArray(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateArray(String columnLabel, java.sql.Array x) throws SQLException {
        var to = delegate();
        try {
            to.updateArray(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowId getRowId(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getRowId(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowId getRowId(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getRowId(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRowId(int columnIndex, RowId x) throws SQLException {
        var to = delegate();
        try {
            to.updateRowId(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRowId(String columnLabel, RowId x) throws SQLException {
        var to = delegate();
        try {
            to.updateRowId(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getHoldability() throws SQLException {
        var to = delegate();
        try {
            return to.getHoldability();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNString(int columnIndex, String nString) throws SQLException {
        var to = delegate();
        try {
            to.updateNString(columnIndex, nString);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNString(String columnLabel, String nString) throws SQLException {
        var to = delegate();
        try {
            to.updateNString(columnLabel, nString);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(int columnIndex, NClob nClob) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(columnIndex, nClob);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(String columnLabel, NClob nClob) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(columnLabel, nClob);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob getNClob(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getNClob(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob getNClob(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getNClob(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML getSQLXML(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getSQLXML(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML getSQLXML(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getSQLXML(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateSQLXML(int columnIndex, SQLXML xmlObject) throws SQLException {
        var to = delegate();
        try {
            to.updateSQLXML(columnIndex, xmlObject);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateSQLXML(String columnLabel, SQLXML xmlObject) throws SQLException {
        var to = delegate();
        try {
            to.updateSQLXML(columnLabel, xmlObject);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNString(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getNString(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNString(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getNString(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getNCharacterStream(int columnIndex) throws SQLException {
        var to = delegate();
        try {
            return to.getNCharacterStream(columnIndex);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.Reader getNCharacterStream(String columnLabel) throws SQLException {
        var to = delegate();
        try {
            return to.getNCharacterStream(columnLabel);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(int columnIndex, java.io.Reader x, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(String columnLabel, java.io.Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(columnLabel, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(int columnIndex, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(int columnIndex, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(int columnIndex, java.io.Reader x, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(columnIndex, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(String columnLabel, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(columnLabel, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(String columnLabel, java.io.InputStream x, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(columnLabel, x, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(String columnLabel, java.io.Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(columnLabel, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(int columnIndex, InputStream inputStream, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(columnIndex, inputStream, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(String columnLabel, InputStream inputStream, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(columnLabel, inputStream, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(int columnIndex, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(columnIndex, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(String columnLabel, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(columnLabel, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(columnIndex, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(String columnLabel, Reader reader, long length) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(columnLabel, reader, length);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(int columnIndex, java.io.Reader x) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(String columnLabel, java.io.Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(columnLabel, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(int columnIndex, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(int columnIndex, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(int columnIndex, java.io.Reader x) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(columnIndex, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(String columnLabel, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(String columnLabel, java.io.InputStream x) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(columnLabel, x);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(String columnLabel, java.io.Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(columnLabel, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(int columnIndex, InputStream inputStream) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(columnIndex, inputStream);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(String columnLabel, InputStream inputStream) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(columnLabel, inputStream);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(int columnIndex, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(columnIndex, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(String columnLabel, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(columnLabel, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(int columnIndex, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(columnIndex, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(String columnLabel, Reader reader) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(columnLabel, reader);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(int columnIndex, Class<T> type) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(columnIndex, type);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(String columnLabel, Class<T> type) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(columnLabel, type);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x, SQLType targetSqlType, int scaleOrLength) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnIndex, x, targetSqlType, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String columnLabel, Object x, SQLType targetSqlType, int scaleOrLength)
            throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnLabel, x, targetSqlType, scaleOrLength);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int columnIndex, Object x, SQLType targetSqlType) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnIndex, x, targetSqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String columnLabel, Object x, SQLType targetSqlType) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(columnLabel, x, targetSqlType);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
