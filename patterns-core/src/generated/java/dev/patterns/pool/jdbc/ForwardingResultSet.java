// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of ResultSet on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingResultSet extends LeasedChild<ResultSet>
        implements ResultSet {

    ForwardingResultSet(Lease lease, ResultSet results) {
        super(lease, results);
    }

    @Override
    public boolean absolute(int a) throws SQLException {
        var to = delegate();
        try {
            return to.absolute(a);
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
    public void beforeFirst() throws SQLException {
        var to = delegate();
        try {
            to.beforeFirst();
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
    public void clearWarnings() throws SQLException {
        var to = delegate();
        try {
            to.clearWarnings();
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
    public int findColumn(String a) throws SQLException {
        var to = delegate();
        try {
            return to.findColumn(a);
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
    public java.io.InputStream getAsciiStream(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getAsciiStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.InputStream getAsciiStream(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getAsciiStream(a);
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
    @Deprecated
    public java.math.BigDecimal getBigDecimal(String a, int b) throws SQLException {
        var to = delegate();
        try {
            return to.getBigDecimal(a, b);
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
    public java.io.InputStream getBinaryStream(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getBinaryStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.io.InputStream getBinaryStream(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getBinaryStream(a);
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
    public int getConcurrency() throws SQLException {
        var to = delegate();
        try {
            return to.getConcurrency();
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
    public int getHoldability() throws SQLException {
        var to = delegate();
        try {
            return to.getHoldability();
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
    public ResultSetMetaData getMetaData() throws SQLException {
        var to = delegate();
        try {
            return to.getMetaData();
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
            return to.getObject(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(String a, Class<T> b) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(String a, java.util.Map<String, Class<?>> b) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public <T> T getObject(int a, Class<T> b) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Object getObject(int a, java.util.Map<String, Class<?>> b) throws SQLException {
        var to = delegate();
        try {
            return to.getObject(a, b);
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
    public int getRow() throws SQLException {
        var to = delegate();
        try {
            return to.getRow();
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
    public int getType() throws SQLException {
        var to = delegate();
        try {
            return to.getType();
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
    @Deprecated
    public java.io.InputStream getUnicodeStream(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getUnicodeStream(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    @Deprecated
    public java.io.InputStream getUnicodeStream(int a) throws SQLException {
        var to = delegate();
        try {
            return to.getUnicodeStream(a);
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
    public void insertRow() throws SQLException {
        var to = delegate();
        try {
            to.insertRow();
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
    public boolean isBeforeFirst() throws SQLException {
        var to = delegate();
        try {
            return to.isBeforeFirst();
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
    public boolean last() throws SQLException {
        var to = delegate();
        try {
            return to.last();
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
    public void moveToInsertRow() throws SQLException {
        var to = delegate();
        try {
            to.moveToInsertRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean next() throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return to.next();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
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
    public void refreshRow() throws SQLException {
        var to = delegate();
        try {
            to.refreshRow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean relative(int a) throws SQLException {
        var to = delegate();
        try {
            return to.relative(a);
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
    public boolean rowInserted() throws SQLException {
        var to = delegate();
        try {
            return to.rowInserted();
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
    public void updateArray(String a, Array b) throws SQLException {
        var to = delegate();
        try {
            to.updateArray(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateArray(int a, Array b) throws SQLException {
        var to = delegate();
        try {
            to.updateArray(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(String a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(String a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(String a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(int a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(int a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateAsciiStream(int a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateAsciiStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBigDecimal(String a, java.math.BigDecimal b) throws SQLException {
        var to = delegate();
        try {
            to.updateBigDecimal(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBigDecimal(int a, java.math.BigDecimal b) throws SQLException {
        var to = delegate();
        try {
            to.updateBigDecimal(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(String a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(String a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(String a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(int a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(int a, java.io.InputStream b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBinaryStream(int a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateBinaryStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(String a, Blob b) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(String a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(String a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(int a, Blob b) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(int a, java.io.InputStream b) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBlob(int a, java.io.InputStream b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateBlob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBoolean(String a, boolean b) throws SQLException {
        var to = delegate();
        try {
            to.updateBoolean(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBoolean(int a, boolean b) throws SQLException {
        var to = delegate();
        try {
            to.updateBoolean(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateByte(String a, byte b) throws SQLException {
        var to = delegate();
        try {
            to.updateByte(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateByte(int a, byte b) throws SQLException {
        var to = delegate();
        try {
            to.updateByte(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBytes(String a, byte[] b) throws SQLException {
        var to = delegate();
        try {
            to.updateBytes(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateBytes(int a, byte[] b) throws SQLException {
        var to = delegate();
        try {
            to.updateBytes(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(String a, java.io.Reader b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(int a, java.io.Reader b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateCharacterStream(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(String a, Clob b) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(int a, Clob b) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateClob(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDate(String a, Date b) throws SQLException {
        var to = delegate();
        try {
            to.updateDate(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDate(int a, Date b) throws SQLException {
        var to = delegate();
        try {
            to.updateDate(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDouble(String a, double b) throws SQLException {
        var to = delegate();
        try {
            to.updateDouble(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateDouble(int a, double b) throws SQLException {
        var to = delegate();
        try {
            to.updateDouble(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateFloat(String a, float b) throws SQLException {
        var to = delegate();
        try {
            to.updateFloat(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateFloat(int a, float b) throws SQLException {
        var to = delegate();
        try {
            to.updateFloat(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateInt(String a, int b) throws SQLException {
        var to = delegate();
        try {
            to.updateInt(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateInt(int a, int b) throws SQLException {
        var to = delegate();
        try {
            to.updateInt(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateLong(String a, long b) throws SQLException {
        var to = delegate();
        try {
            to.updateLong(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateLong(int a, long b) throws SQLException {
        var to = delegate();
        try {
            to.updateLong(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNCharacterStream(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateNCharacterStream(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(String a, NClob b) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(String a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(String a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(int a, NClob b) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(int a, java.io.Reader b) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNClob(int a, java.io.Reader b, long c) throws SQLException {
        var to = delegate();
        try {
            to.updateNClob(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNString(String a, String b) throws SQLException {
        var to = delegate();
        try {
            to.updateNString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNString(int a, String b) throws SQLException {
        var to = delegate();
        try {
            to.updateNString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNull(String a) throws SQLException {
        var to = delegate();
        try {
            to.updateNull(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateNull(int a) throws SQLException {
        var to = delegate();
        try {
            to.updateNull(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String a, Object b) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String a, Object b, SQLType c) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String a, Object b, SQLType c, int d) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b, c, d);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(String a, Object b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int a, Object b) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int a, Object b, SQLType c) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int a, Object b, SQLType c, int d) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b, c, d);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateObject(int a, Object b, int c) throws SQLException {
        var to = delegate();
        try {
            to.updateObject(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRef(String a, Ref b) throws SQLException {
        var to = delegate();
        try {
            to.updateRef(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRef(int a, Ref b) throws SQLException {
        var to = delegate();
        try {
            to.updateRef(a, b);
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
    public void updateRowId(String a, RowId b) throws SQLException {
        var to = delegate();
        try {
            to.updateRowId(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateRowId(int a, RowId b) throws SQLException {
        var to = delegate();
        try {
            to.updateRowId(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateSQLXML(String a, SQLXML b) throws SQLException {
        var to = delegate();
        try {
            to.updateSQLXML(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateSQLXML(int a, SQLXML b) throws SQLException {
        var to = delegate();
        try {
            to.updateSQLXML(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateShort(String a, short b) throws SQLException {
        var to = delegate();
        try {
            to.updateShort(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateShort(int a, short b) throws SQLException {
        var to = delegate();
        try {
            to.updateShort(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateString(String a, String b) throws SQLException {
        var to = delegate();
        try {
            to.updateString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateString(int a, String b) throws SQLException {
        var to = delegate();
        try {
            to.updateString(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTime(String a, Time b) throws SQLException {
        var to = delegate();
        try {
            to.updateTime(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTime(int a, Time b) throws SQLException {
        var to = delegate();
        try {
            to.updateTime(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTimestamp(String a, Timestamp b) throws SQLException {
        var to = delegate();
        try {
            to.updateTimestamp(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void updateTimestamp(int a, Timestamp b) throws SQLException {
        var to = delegate();
        try {
            to.updateTimestamp(a, b);
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
