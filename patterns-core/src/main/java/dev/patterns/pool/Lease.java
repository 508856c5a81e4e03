package dev.patterns.pool;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection while it is lent. It dies when it is closed: its stamp is then of the past, and every call of it or of what came
 * from it fails, whoever has the physical connection by then.
 *
 * <p>It goes back as it came. What is open is closed, what was not committed is rolled back, what was set is set back to what it
 * was; and nothing that didn't happen is undone, so that a lease in good order costs no round trip. A lease that was never used
 * goes back with one compare-and-set.
 */
final class Lease extends ForwardingConnection {

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

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

    private final ConnectionPool pool;
    private final Slot slot;
    private final long stamp;
    private final Connection connection;

    private boolean used;
    private boolean escaped; // the driver's own connection was asked for: nobody knows what was done with it
    private boolean autoCommit;
    private boolean inTransaction; // perhaps: something was done since the last commit, without autocommit
    private @Nullable Map<String, Undo> undo;
    private @Nullable Set<AutoCloseable> children;

    Lease(ConnectionPool pool, Slot slot, long now, @Nullable Throwable where) {
        this.pool = pool;
        this.slot = slot;
        this.stamp = slot.get(); // it is ours: nobody else moves it on
        this.connection = slot.connection();
        this.autoCommit = slot.autoCommit;
        slot.tell(stamp, Thread.currentThread(), now, where);
    }

    // Its life

    @Override
    Connection open() throws SQLException {
        if (isClosed()) {
            throw new SQLNonTransientConnectionException(
                    pool.config().name() + ": this connection is closed, it has gone back to the pool", Gone.NOT_OPEN);
        }
        used = true;
        return connection;
    }

    @Override
    public boolean isClosed() {
        return slot.get() != stamp;
    }

    @Override
    SQLException failed(SQLException e) {
        if (Gone.isMeantBy(e)) {
            markBroken();
        }
        return e;
    }

    private void markBroken() {
        if (!isClosed()) {
            slot.broken = true;
        }
    }

    /** Gives it back. It never throws: a connection that can't be reset is discarded, which is not the borrower's trouble. */
    @Override
    public void close() {
        if (isClosed()) {
            return;
        }
        if (!used) {
            pool.giveBack(slot, stamp, false);
            return;
        }
        long mine = slot.move(stamp, Slot.RETURNING);
        if (mine == Slot.NONE) {
            return; // somebody else closes it at the same time
        }
        if (!slot.broken) {
            cleanUp();
        }
        pool.giveBack(slot, mine, false);
    }

    private void cleanUp() {
        try {
            closeChildren();
            if (escaped ? !connection.getAutoCommit() : inTransaction) {
                connection.rollback();
            }
            if (escaped || autoCommit != slot.autoCommit) {
                connection.setAutoCommit(slot.autoCommit);
            }
            if (undo != null) {
                setBack(undo.values());
            }
            connection.clearWarnings();
        } catch (Exception e) {
            log.warn("{}: a connection can't be reset: {}", pool.config().name(), e.toString());
            slot.broken = true;
        }
    }

    private void setBack(Iterable<Undo> settings) throws SQLException {
        for (var setting : settings) {
            setting.run();
        }
        if (!slot.autoCommit) {
            connection.commit(); // setting something back may have begun a transaction
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        markBroken();
        try {
            if (!isClosed()) {
                open().abort(executor);
            }
        } finally {
            close();
        }
    }

    @Override
    public boolean isValid(int timeout) throws SQLException {
        if (isClosed()) {
            return false;
        }
        boolean valid = super.isValid(timeout);
        if (!valid) {
            markBroken();
        }
        return valid;
    }

    // What comes from it

    @Override
    Statement made(Statement statement) {
        return adopt(new LeasedStatement(this, statement));
    }

    @Override
    PreparedStatement made(PreparedStatement statement, String sql) {
        return adopt(new ForwardingPreparedStatement(this, statement, sql));
    }

    @Override
    CallableStatement made(CallableStatement statement, String sql) {
        return adopt(new ForwardingCallableStatement(this, statement, sql));
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return LeasedMetaData.of(this, open().getMetaData());
    }

    synchronized <T extends AutoCloseable> T adopt(T child) {
        if (children == null) {
            children = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        children.add(child);
        return child;
    }

    synchronized void disown(AutoCloseable child) {
        if (children != null) {
            children.remove(child);
        }
    }

    private void closeChildren() throws Exception {
        List<AutoCloseable> open;
        synchronized (this) {
            open = children == null ? List.of() : List.copyOf(children);
        }
        for (var child : open) {
            child.close();
        }
    }

    void escape() {
        escaped = true;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        escape();
        var to = open();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(connection) || open().isWrapperFor(type);
    }

    // What it does: transactions

    void executing(@Nullable String sql) {
        slot.tellSql(sql);
        working();
    }

    /** Something is done that begins a transaction where there is no autocommit. */
    void working() {
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
        working();
        return super.setSavepoint();
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        working();
        return super.setSavepoint(name);
    }

    // What is set on it: its value before is read when it is first changed, and not at all if it never is

    private <T extends @Nullable Object> void remember(String setting, Getter<T> getter, Setter<T> setter)
            throws SQLException {
        open();
        working();
        if (undo == null) {
            undo = new LinkedHashMap<>();
        }
        if (!undo.containsKey(setting)) {
            try {
                T before = getter.get();
                undo.put(setting, () -> setter.set(before));
            } catch (SQLException e) {
                throw failed(e);
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

    @Override
    public String toString() {
        return pool.config().name() + ": " + connection + (isClosed() ? ", given back" : "");
    }
}
