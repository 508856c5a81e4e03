package dev.patterns.pool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection. After close, it and its statements, result sets and metadata throw SQLException: its version
 * is outdated, so it can't reach the physical connection, which may be lent again by then.
 *
 * <p>Close closes its statements, restores what was changed ({@link RestoringConnection}) and returns the connection to
 * its owner. A connection that was not used is returned with one compare-and-set.
 *
 * <p>After a fatal failure, or when the driver has closed the physical connection by itself, {@link #isClosed} is true,
 * though the connection has not been returned yet. Calls still go to the driver, which throws its own error. Close
 * returns the connection, and the owner discards it.
 */
public final class LeasedConnection extends RestoringConnection {

    private final LeaseOwner owner;
    private final long version;

    private boolean used;
    private @Nullable Set<AutoCloseable> children;

    /** A lease of the owner's connection that ends when the owner leaves that version. */
    public LeasedConnection(LeaseOwner owner, long version) {
        super(owner.connection(), owner.initialAutoCommit());
        this.owner = owner;
        this.version = version;
    }

    // The lease

    @Override
    Connection delegate() throws SQLException {
        if (isOver()) {
            throw new SQLNonTransientConnectionException(
                    owner.poolName() + ": this connection is closed, it was returned to the pool",
                    ConnectionErrors.NOT_OPEN);
        }
        used = true;
        return connection;
    }

    @Override
    public boolean isClosed() throws SQLException {
        return isOver() || isUnusable();
    }

    private boolean isOver() {
        return !owner.isCurrent(version);
    }

    /** Asks the driver too, which answers without a round trip. */
    private boolean isUnusable() throws SQLException {
        if (!owner.isBroken() && connection.isClosed()) {
            owner.markBroken(version);
        }
        return owner.isBroken();
    }

    @Override
    SQLException inspect(SQLException e) {
        if (ConnectionErrors.isFatal(e)) {
            owner.markBroken(version);
        }
        return e;
    }

    /** Returns the connection. It never throws: a connection that can't be restored is discarded. */
    @Override
    public void close() {
        if (isOver()) {
            return;
        }
        if (!used) {
            owner.release(version);
            return;
        }
        long returning = owner.beginReturn(version);
        if (returning == LeaseOwner.OUTDATED) {
            return; // another thread closes it at the same time
        }
        if (!owner.isBroken()) {
            reset(returning);
        }
        owner.release(returning);
    }

    private void reset(long returning) {
        try {
            if (connection.isClosed()) {
                owner.markBroken(returning);
                return;
            }
            closeChildren();
            restore();
        } catch (Exception e) {
            owner.resetFailed(returning, e);
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        owner.markBroken(version);
        try {
            if (!isOver()) {
                delegate().abort(executor);
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
            owner.markBroken(version);
        }
        return valid;
    }

    // Its statements and metadata

    @Override
    Statement wrap(Statement statement) {
        return addChild(new LeasedStatement<>(this, statement));
    }

    @Override
    PreparedStatement wrap(PreparedStatement statement, String sql) {
        return addChild(new LeasedPreparedStatement<>(this, statement, sql));
    }

    @Override
    CallableStatement wrap(CallableStatement statement, String sql) {
        return addChild(new LeasedCallableStatement(this, statement, sql)).self();
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return LeasedMetaData.of(this, super.getMetaData());
    }

    @Override
    void beforeExecute(String sql) {
        owner.publishSql(sql);
        markInTransaction();
    }

    @Override
    synchronized <T extends AutoCloseable> T addChild(T child) {
        if (children == null) {
            children = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        children.add(child);
        return child;
    }

    @Override
    synchronized void removeChild(AutoCloseable child) {
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

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        markUnwrapped();
        var to = delegate();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this)
                || type.isInstance(connection)
                || delegate().isWrapperFor(type);
    }

    @Override
    public String toString() {
        return owner.poolName() + ": " + connection + (isOver() ? ", returned" : "");
    }
}
