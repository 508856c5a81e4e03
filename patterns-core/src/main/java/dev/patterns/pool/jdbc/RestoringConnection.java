package dev.patterns.pool.jdbc;

import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection that can be put back into the state in which it came: what was not committed is rolled back, what was set is set
 * back to what it was. Nothing that didn't happen is undone, so that one in good order costs no round trip. A value is read when it
 * is first changed, and not at all if it never is.
 *
 * <p>It sees what goes through JDBC. What is set by a statement ({@code SET search_path}) stays, as in every pool that doesn't ask
 * the database.
 */
abstract class RestoringConnection extends ForwardingConnection {

    /** Sets back what was set. */
    private interface Undo {
        void run() throws SQLException;
    }

    private interface Getter<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    private interface Setter<T extends @Nullable Object> {
        void set(T value) throws SQLException;
    }

    final Connection connection;
    private final boolean initialAutoCommit;

    private boolean autoCommit;
    private boolean inTransaction; // perhaps: something was done since the last commit, without autocommit
    private boolean unwrapped; // the driver's own object was asked for: nobody knows what was done with it
    private @Nullable Map<String, Undo> undo;

    RestoringConnection(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.initialAutoCommit = autoCommit;
        this.autoCommit = autoCommit;
    }

    /** Puts it back. The transaction ends first, as some drivers change a setting only outside of one. */
    final void restore() throws SQLException {
        if (unwrapped ? !connection.getAutoCommit() : inTransaction) {
            connection.rollback();
        }
        if (unwrapped || autoCommit != initialAutoCommit) {
            connection.setAutoCommit(initialAutoCommit);
        }
        if (undo != null) {
            for (var setting : undo.values()) {
                setting.run();
            }
            if (!initialAutoCommit) {
                connection.commit(); // setting something back may have begun a transaction
            }
        }
        connection.clearWarnings();
    }

    @Override
    final void markUnwrapped() {
        unwrapped = true;
    }

    @Override
    final void markInTransaction() {
        inTransaction |= !autoCommit;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        super.setAutoCommit(autoCommit);
        inTransaction &= autoCommit == this.autoCommit; // changing it commits
        this.autoCommit = autoCommit;
    }

    @Override
    public void commit() throws SQLException {
        super.commit();
        inTransaction = false;
    }

    @Override
    public void rollback() throws SQLException {
        super.rollback();
        inTransaction = false;
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        markInTransaction();
        return super.setSavepoint();
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        markInTransaction();
        return super.setSavepoint(name);
    }

    // What is set on it: its value before is read when it is first changed, and not at all if it never is

    private <T extends @Nullable Object> void remember(String setting, Getter<T> getter, Setter<T> setter)
            throws SQLException {
        delegate();
        markInTransaction();
        if (undo == null) {
            undo = new LinkedHashMap<>();
        }
        if (!undo.containsKey(setting)) {
            try {
                T before = getter.get();
                undo.put(setting, () -> setter.set(before));
            } catch (SQLException e) {
                throw inspect(e);
            }
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        remember("readOnly", connection::isReadOnly, connection::setReadOnly);
        super.setReadOnly(readOnly);
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        remember("isolation", connection::getTransactionIsolation, connection::setTransactionIsolation);
        super.setTransactionIsolation(level);
    }

    @Override
    public void setCatalog(String catalog) throws SQLException {
        remember("catalog", connection::getCatalog, connection::setCatalog);
        super.setCatalog(catalog);
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        remember("schema", connection::getSchema, connection::setSchema);
        super.setSchema(schema);
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        remember("holdability", connection::getHoldability, connection::setHoldability);
        super.setHoldability(holdability);
    }

    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        remember(
                "networkTimeout",
                connection::getNetworkTimeout,
                before -> connection.setNetworkTimeout(executor, before));
        super.setNetworkTimeout(executor, milliseconds);
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        remember("typeMap", connection::getTypeMap, connection::setTypeMap);
        super.setTypeMap(map);
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        rememberInfo(
                "clientInfo " + name,
                () -> connection.getClientInfo(name),
                before -> connection.setClientInfo(name, before));
        connection.setClientInfo(name, value);
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        rememberInfo("clientInfo", () -> copy(connection.getClientInfo()), connection::setClientInfo);
        connection.setClientInfo(properties);
    }

    private static Properties copy(@Nullable Properties properties) {
        return properties == null ? new Properties() : (Properties) properties.clone();
    }

    /** These may throw one kind of exception only. */
    private <T extends @Nullable Object> void rememberInfo(String setting, Getter<T> getter, Setter<T> setter)
            throws SQLClientInfoException {
        try {
            remember(setting, getter, setter);
        } catch (SQLException e) {
            throw new SQLClientInfoException(e.getMessage(), e.getSQLState(), Map.of(), e);
        }
    }
}
