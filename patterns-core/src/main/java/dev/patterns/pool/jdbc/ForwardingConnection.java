package dev.patterns.pool.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Properties;
import java.util.concurrent.Executor;

/**
 * Boilerplate: passes every call on to the connection that {@link #delegate} returns, statements through {@link #wrap}, and
 * failures through {@link #inspect}.
 */
@SuppressWarnings("NullAway") // JDBC says in words where it means null
abstract class ForwardingConnection implements Connection {

    /** The connection to talk to; fails if this one may no longer be used. */
    abstract Connection delegate() throws SQLException;

    /** Sees what the driver threw, and returns what to throw. */
    abstract SQLException inspect(SQLException e);

    /** What the caller gets for a statement that the driver made. */
    abstract Statement wrap(Statement statement);

    abstract PreparedStatement wrap(PreparedStatement statement, String sql);

    abstract CallableStatement wrap(CallableStatement statement, String sql);

    @Override
    public Statement createStatement() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.createStatement());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareStatement(sql), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareCall(sql), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        var to = delegate();
        try {
            return to.nativeSQL(sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        var to = delegate();
        try {
            to.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        var to = delegate();
        try {
            return to.getAutoCommit();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void commit() throws SQLException {
        var to = delegate();
        try {
            to.commit();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void rollback() throws SQLException {
        var to = delegate();
        try {
            to.rollback();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        var to = delegate();
        try {
            to.setReadOnly(readOnly);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        var to = delegate();
        try {
            return to.isReadOnly();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        var to = delegate();
        try {
            to.setCatalog(catalog);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getCatalog() throws SQLException {
        var to = delegate();
        try {
            return to.getCatalog();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        var to = delegate();
        try {
            to.setTransactionIsolation(level);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        var to = delegate();
        try {
            return to.getTransactionIsolation();
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
    public Statement createStatement(int resultSetType, int resultSetConcurrency) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.createStatement(resultSetType, resultSetConcurrency));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int resultSetType, int resultSetConcurrency)
            throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareStatement(sql, resultSetType, resultSetConcurrency), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public CallableStatement prepareCall(String sql, int resultSetType, int resultSetConcurrency) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareCall(sql, resultSetType, resultSetConcurrency), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.util.Map<String, Class<?>> getTypeMap() throws SQLException {
        var to = delegate();
        try {
            return to.getTypeMap();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTypeMap(java.util.Map<String, Class<?>> map) throws SQLException {
        var to = delegate();
        try {
            to.setTypeMap(map);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        var to = delegate();
        try {
            to.setHoldability(holdability);
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
    public Savepoint setSavepoint() throws SQLException {
        var to = delegate();
        try {
            return to.setSavepoint();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        var to = delegate();
        try {
            return to.setSavepoint(name);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        var to = delegate();
        try {
            to.rollback(savepoint);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        var to = delegate();
        try {
            to.releaseSavepoint(savepoint);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Statement createStatement(int resultSetType, int resultSetConcurrency, int resultSetHoldability)
            throws SQLException {
        var to = delegate();
        try {
            return wrap(to.createStatement(resultSetType, resultSetConcurrency, resultSetHoldability));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareStatement(sql, resultSetType, resultSetConcurrency, resultSetHoldability), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public CallableStatement prepareCall(
            String sql, int resultSetType, int resultSetConcurrency, int resultSetHoldability) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareCall(sql, resultSetType, resultSetConcurrency, resultSetHoldability), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareStatement(sql, autoGeneratedKeys), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareStatement(sql, columnIndexes), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.prepareStatement(sql, columnNames), sql);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Clob createClob() throws SQLException {
        var to = delegate();
        try {
            return to.createClob();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Blob createBlob() throws SQLException {
        var to = delegate();
        try {
            return to.createBlob();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public NClob createNClob() throws SQLException {
        var to = delegate();
        try {
            return to.createNClob();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        var to = delegate();
        try {
            return to.createSQLXML();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isValid(int timeout) throws SQLException {
        var to = delegate();
        try {
            return to.isValid(timeout);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getClientInfo(String name) throws SQLException {
        var to = delegate();
        try {
            return to.getClientInfo(name);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        var to = delegate();
        try {
            return to.getClientInfo();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        var to = delegate();
        try {
            return to.createArrayOf(typeName, elements);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        var to = delegate();
        try {
            return to.createStruct(typeName, attributes);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        var to = delegate();
        try {
            to.setSchema(schema);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getSchema() throws SQLException {
        var to = delegate();
        try {
            return to.getSchema();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        var to = delegate();
        try {
            to.setNetworkTimeout(executor, milliseconds);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        var to = delegate();
        try {
            return to.getNetworkTimeout();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
