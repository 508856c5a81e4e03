// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of Connection on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingConnection extends Lease
        implements Connection {

    @Override
    public void beginRequest() throws SQLException {
        var to = delegate();
        try {
            to.beginRequest();
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
    public void commit() throws SQLException {
        var to = delegate();
        callBegins();
        try {
            to.commit();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public Array createArrayOf(String a, Object[] b) throws SQLException {
        var to = delegate();
        try {
            return to.createArrayOf(a, b);
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
    public Clob createClob() throws SQLException {
        var to = delegate();
        try {
            return to.createClob();
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
    public Statement createStatement() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.createStatement());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Statement createStatement(int a, int b) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.createStatement(a, b));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Statement createStatement(int a, int b, int c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.createStatement(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public Struct createStruct(String a, Object[] b) throws SQLException {
        var to = delegate();
        try {
            return to.createStruct(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void endRequest() throws SQLException {
        var to = delegate();
        try {
            to.endRequest();
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
    public String getCatalog() throws SQLException {
        var to = delegate();
        try {
            return to.getCatalog();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public java.util.Properties getClientInfo() throws SQLException {
        var to = delegate();
        try {
            return to.getClientInfo();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getClientInfo(String a) throws SQLException {
        var to = delegate();
        try {
            return to.getClientInfo(a);
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
    public DatabaseMetaData getMetaData() throws SQLException {
        var to = delegate();
        try {
            return to.getMetaData();
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
    public int getTransactionIsolation() throws SQLException {
        var to = delegate();
        try {
            return to.getTransactionIsolation();
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
    public SQLWarning getWarnings() throws SQLException {
        var to = delegate();
        try {
            return to.getWarnings();
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
    public boolean isValid(int a) throws SQLException {
        var to = delegate();
        try {
            return to.isValid(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String nativeSQL(String a) throws SQLException {
        var to = delegate();
        try {
            return to.nativeSQL(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareCall(sql), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public CallableStatement prepareCall(String sql, int b, int c) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareCall(sql, b, c), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public CallableStatement prepareCall(String sql, int b, int c, int d) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareCall(sql, b, c, d), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareStatement(sql), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] b) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareStatement(sql, b), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int b) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareStatement(sql, b), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int b, int c) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareStatement(sql, b, c), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int b, int c, int d) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareStatement(sql, b, c, d), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] b) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            return wrap(to.prepareStatement(sql, b), sql);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public void releaseSavepoint(Savepoint a) throws SQLException {
        var to = delegate();
        try {
            to.releaseSavepoint(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void rollback() throws SQLException {
        var to = delegate();
        callBegins();
        try {
            to.rollback();
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public void rollback(Savepoint a) throws SQLException {
        var to = delegate();
        callBegins();
        try {
            to.rollback(a);
        } catch (SQLException e) {
            throw inspect(e);
        } finally {
            callEnds();
        }
    }

    @Override
    public void setAutoCommit(boolean a) throws SQLException {
        var to = delegate();
        try {
            to.setAutoCommit(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setCatalog(String a) throws SQLException {
        var to = delegate();
        try {
            to.setCatalog(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setHoldability(int a) throws SQLException {
        var to = delegate();
        try {
            to.setHoldability(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setNetworkTimeout(java.util.concurrent.Executor a, int b) throws SQLException {
        var to = delegate();
        try {
            to.setNetworkTimeout(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setReadOnly(boolean a) throws SQLException {
        var to = delegate();
        try {
            to.setReadOnly(a);
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
    public Savepoint setSavepoint(String a) throws SQLException {
        var to = delegate();
        try {
            return to.setSavepoint(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setSchema(String a) throws SQLException {
        var to = delegate();
        try {
            to.setSchema(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setShardingKey(ShardingKey a) throws SQLException {
        var to = delegate();
        try {
            to.setShardingKey(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setShardingKey(ShardingKey a, ShardingKey b) throws SQLException {
        var to = delegate();
        try {
            to.setShardingKey(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey a, ShardingKey b, int c) throws SQLException {
        var to = delegate();
        try {
            return to.setShardingKeyIfValid(a, b, c);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey a, int b) throws SQLException {
        var to = delegate();
        try {
            return to.setShardingKeyIfValid(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTransactionIsolation(int a) throws SQLException {
        var to = delegate();
        try {
            to.setTransactionIsolation(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setTypeMap(java.util.Map<String, Class<?>> a) throws SQLException {
        var to = delegate();
        try {
            to.setTypeMap(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
