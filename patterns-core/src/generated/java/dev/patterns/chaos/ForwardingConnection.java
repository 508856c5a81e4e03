// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.chaos;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of Connection on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingConnection
        implements Connection {

    abstract Connection delegate();

    abstract <T> T ask(dev.patterns.CheckedSupplier<T, SQLException> database) throws SQLException;

    abstract Statement wrap(Statement statement);

    abstract PreparedStatement wrap(PreparedStatement statement);

    abstract CallableStatement wrap(CallableStatement statement);

    @Override
    public void beginRequest() throws SQLException {
        delegate().beginRequest();
    }

    @Override
    public void clearWarnings() throws SQLException {
        delegate().clearWarnings();
    }

    @Override
    public void commit() throws SQLException {
        ask(() -> {
            delegate().commit();
            return null;
        });
    }

    @Override
    public Array createArrayOf(String a, Object[] b) throws SQLException {
        return delegate().createArrayOf(a, b);
    }

    @Override
    public Blob createBlob() throws SQLException {
        return delegate().createBlob();
    }

    @Override
    public Clob createClob() throws SQLException {
        return delegate().createClob();
    }

    @Override
    public NClob createNClob() throws SQLException {
        return delegate().createNClob();
    }

    @Override
    public SQLXML createSQLXML() throws SQLException {
        return delegate().createSQLXML();
    }

    @Override
    public Statement createStatement() throws SQLException {
        return wrap(delegate().createStatement());
    }

    @Override
    public Statement createStatement(int a, int b) throws SQLException {
        return wrap(delegate().createStatement(a, b));
    }

    @Override
    public Statement createStatement(int a, int b, int c) throws SQLException {
        return wrap(delegate().createStatement(a, b, c));
    }

    @Override
    public Struct createStruct(String a, Object[] b) throws SQLException {
        return delegate().createStruct(a, b);
    }

    @Override
    public void endRequest() throws SQLException {
        delegate().endRequest();
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        return delegate().getAutoCommit();
    }

    @Override
    public String getCatalog() throws SQLException {
        return delegate().getCatalog();
    }

    @Override
    public java.util.Properties getClientInfo() throws SQLException {
        return delegate().getClientInfo();
    }

    @Override
    public String getClientInfo(String a) throws SQLException {
        return delegate().getClientInfo(a);
    }

    @Override
    public int getHoldability() throws SQLException {
        return delegate().getHoldability();
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return delegate().getMetaData();
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        return delegate().getNetworkTimeout();
    }

    @Override
    public String getSchema() throws SQLException {
        return delegate().getSchema();
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        return delegate().getTransactionIsolation();
    }

    @Override
    public java.util.Map<String, Class<?>> getTypeMap() throws SQLException {
        return delegate().getTypeMap();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        return delegate().getWarnings();
    }

    @Override
    public boolean isClosed() throws SQLException {
        return delegate().isClosed();
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return delegate().isReadOnly();
    }

    @Override
    public boolean isWrapperFor(Class<?> a) throws SQLException {
        return delegate().isWrapperFor(a);
    }

    @Override
    public String nativeSQL(String a) throws SQLException {
        return delegate().nativeSQL(a);
    }

    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return wrap(delegate().prepareCall(sql));
    }

    @Override
    public CallableStatement prepareCall(String sql, int b, int c) throws SQLException {
        return wrap(delegate().prepareCall(sql, b, c));
    }

    @Override
    public CallableStatement prepareCall(String sql, int b, int c, int d) throws SQLException {
        return wrap(delegate().prepareCall(sql, b, c, d));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return wrap(delegate().prepareStatement(sql));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] b) throws SQLException {
        return wrap(delegate().prepareStatement(sql, b));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int b) throws SQLException {
        return wrap(delegate().prepareStatement(sql, b));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int b, int c) throws SQLException {
        return wrap(delegate().prepareStatement(sql, b, c));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int b, int c, int d) throws SQLException {
        return wrap(delegate().prepareStatement(sql, b, c, d));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] b) throws SQLException {
        return wrap(delegate().prepareStatement(sql, b));
    }

    @Override
    public void releaseSavepoint(Savepoint a) throws SQLException {
        delegate().releaseSavepoint(a);
    }

    @Override
    public void rollback() throws SQLException {
        ask(() -> {
            delegate().rollback();
            return null;
        });
    }

    @Override
    public void rollback(Savepoint a) throws SQLException {
        ask(() -> {
            delegate().rollback(a);
            return null;
        });
    }

    @Override
    public void setAutoCommit(boolean a) throws SQLException {
        delegate().setAutoCommit(a);
    }

    @Override
    public void setCatalog(String a) throws SQLException {
        delegate().setCatalog(a);
    }

    @Override
    public void setClientInfo(String a, String b) throws SQLClientInfoException {
        delegate().setClientInfo(a, b);
    }

    @Override
    public void setClientInfo(java.util.Properties a) throws SQLClientInfoException {
        delegate().setClientInfo(a);
    }

    @Override
    public void setHoldability(int a) throws SQLException {
        delegate().setHoldability(a);
    }

    @Override
    public void setNetworkTimeout(java.util.concurrent.Executor a, int b) throws SQLException {
        delegate().setNetworkTimeout(a, b);
    }

    @Override
    public void setReadOnly(boolean a) throws SQLException {
        delegate().setReadOnly(a);
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return delegate().setSavepoint();
    }

    @Override
    public Savepoint setSavepoint(String a) throws SQLException {
        return delegate().setSavepoint(a);
    }

    @Override
    public void setSchema(String a) throws SQLException {
        delegate().setSchema(a);
    }

    @Override
    public void setShardingKey(ShardingKey a) throws SQLException {
        delegate().setShardingKey(a);
    }

    @Override
    public void setShardingKey(ShardingKey a, ShardingKey b) throws SQLException {
        delegate().setShardingKey(a, b);
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey a, ShardingKey b, int c) throws SQLException {
        return delegate().setShardingKeyIfValid(a, b, c);
    }

    @Override
    public boolean setShardingKeyIfValid(ShardingKey a, int b) throws SQLException {
        return delegate().setShardingKeyIfValid(a, b);
    }

    @Override
    public void setTransactionIsolation(int a) throws SQLException {
        delegate().setTransactionIsolation(a);
    }

    @Override
    public void setTypeMap(java.util.Map<String, Class<?>> a) throws SQLException {
        delegate().setTypeMap(a);
    }

    @Override
    public <T> T unwrap(Class<T> a) throws SQLException {
        return delegate().unwrap(a);
    }
}
