package dev.patterns.pool.jdbc;

import dev.patterns.pool.jdbc.ChangedProperties.Action;
import dev.patterns.pool.jdbc.ChangedProperties.Getter;
import dev.patterns.pool.jdbc.ChangedProperties.Setter;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection that can be restored to its initial state: an open transaction is rolled back, and changed properties
 * are reset. Only changed properties are reset, so an unchanged connection needs no round trip. The value of a property
 * is read before its first change.
 *
 * <p>Only changes made through JDBC are noticed. What a statement changes ({@code SET search_path}) stays, as in every
 * pool that doesn't ask the database.
 */
abstract class RestoringConnection extends ForwardingConnection {

    /**
     * {@code SET TRANSACTION READ ONLY}, {@code BEGIN READ ONLY}, {@code SET transaction_read_only = on} and so on,
     * after any white space and comments.
     */
    private static final Pattern MAKES_READ_ONLY = Pattern.compile(
            "(?:\\s|/\\*.*?\\*/|--[^\n]*)*+(set|begin|start)\\b.*read[ _]only.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    final Connection connection;
    private final boolean initialAutoCommit;

    private boolean autoCommit;
    private boolean inTransaction; // perhaps: there was a call since the last commit, without autocommit
    private boolean unwrapped; // the caller asked for the driver's object, and may have changed anything through it
    private boolean madeReadOnlyBySql;
    private @Nullable ChangedProperties changed;

    RestoringConnection(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.initialAutoCommit = autoCommit;
        this.autoCommit = autoCommit;
    }

    /** Restores the initial state. The transaction ends first: some drivers change a property only outside of one. */
    final void restore() throws SQLException {
        if (unwrapped ? !connection.getAutoCommit() : inTransaction) {
            connection.rollback();
        }
        if (unwrapped || autoCommit != initialAutoCommit) {
            connection.setAutoCommit(initialAutoCommit);
        }
        if (changed != null) {
            changed.reset();
            if (!initialAutoCommit) {
                connection.commit(); // a reset may have begun a transaction
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

    // Properties

    private <T extends @Nullable Object> void remember(String property, Getter<T> getter, Setter<T> setter)
            throws SQLException {
        delegate();
        markInTransaction();
        if (changed == null) {
            changed = new ChangedProperties();
        }
        try {
            changed.remember(property, getter, setter);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        remember("readOnly", connection::isReadOnly, connection::setReadOnly);
        super.setReadOnly(readOnly);
    }

    /** Whether the borrower made the connection read-only, or the driver opened it so. */
    final boolean wasMadeReadOnly() {
        try {
            return madeReadOnlyBySql || connection.isReadOnly();
        } catch (SQLException e) {
            return false;
        }
    }

    /** Takes note of SQL that makes the transaction or the session read-only. */
    final void noteReadOnly(String sql) {
        if (sql.length() > 8 && isControl(sql.charAt(0), sql.charAt(2))) {
            madeReadOnlyBySql |= MAKES_READ_ONLY.matcher(sql).matches();
        }
    }

    /** SET, START or BEGIN, or a comment, and no frequent statement: it is asked each time that one is executed. */
    private static boolean isControl(char first, char third) {
        return switch (first) {
            case 's', 'S' -> "tTaA".indexOf(third) >= 0;
            case 'b', 'B', '/', '-' -> true;
            default -> first <= ' ';
        };
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

    /** It is reset with another executor: the borrower may have shut its own down by then. */
    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        remember(
                "networkTimeout",
                connection::getNetworkTimeout,
                initial -> connection.setNetworkTimeout(Runnable::run, initial));
        super.setNetworkTimeout(executor, milliseconds);
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        remember("typeMap", connection::getTypeMap, connection::setTypeMap);
        super.setTypeMap(map);
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        changeClientInfo(
                "clientInfo " + name,
                () -> connection.getClientInfo(name),
                initial -> connection.setClientInfo(name, initial),
                () -> connection.setClientInfo(name, value));
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        changeClientInfo(
                "clientInfo",
                () -> copy(connection.getClientInfo()),
                connection::setClientInfo,
                () -> connection.setClientInfo(properties));
    }

    private static Properties copy(@Nullable Properties properties) {
        return properties == null ? new Properties() : (Properties) properties.clone();
    }

    /** Like the other properties, but failures are {@link SQLClientInfoException}s. */
    private <T extends @Nullable Object> void changeClientInfo(
            String property, Getter<T> getter, Setter<T> setter, Action change) throws SQLClientInfoException {
        try {
            remember(property, getter, setter);
            change.run();
        } catch (SQLClientInfoException e) {
            inspect(e);
            throw e;
        } catch (SQLException e) {
            throw new SQLClientInfoException(e.getMessage(), e.getSQLState(), Map.of(), e);
        }
    }
}
