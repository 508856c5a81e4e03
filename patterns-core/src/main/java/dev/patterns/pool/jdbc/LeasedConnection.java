package dev.patterns.pool.jdbc;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
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

    /** Bounds what closed children take up in a lease that is held for long. */
    private static final int CHILDREN_BETWEEN_SWEEPS = 64;

    private final LeaseOwner owner;
    private final long version;

    private boolean used;
    private @Nullable LeasedChild<?> newestChild;
    private int childrenAdded;

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
                    owner.poolName() + ": this connection is closed, " + owner.whyOver(version),
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
        try {
            if (!owner.isBroken() && connection.isClosed()) {
                owner.markBroken(version);
            }
        } catch (SQLException e) {
            throw inspect(e);
        }
        return owner.isBroken();
    }

    @Override
    SQLException inspect(SQLException e) {
        if (owner.isFatal(e)) {
            if (!ConnectionErrors.isReadOnly(e)) {
                owner.markBroken(version);
            } else if (!wasMadeReadOnly()) {
                owner.markReadOnlyNode(version);
            } // else the borrower's own mistake
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
        try {
            if (!owner.isBroken()) {
                reset(returning);
            }
        } finally {
            owner.release(returning);
        }
    }

    private void reset(long returning) {
        try {
            if (connection.isClosed()) {
                owner.markBroken(returning);
                return;
            }
            closeChildren();
            restore();
        } catch (Throwable e) { // an Error too: a driver's missing class must not keep the connection for ever
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
        return addChild(new LeasedCallableStatement(this, statement, sql));
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        return new LeasedMetaData(this, super.getMetaData());
    }

    @Override
    void beforeExecute(String sql) {
        owner.publishSql(sql);
        markInTransaction();
        noteReadOnly(sql);
    }

    @Override
    void callBegins() {
        owner.callBegins(version);
    }

    @Override
    void callEnds() {
        owner.callEnds(version);
    }

    /**
     * Adds to a list that leads from the newest child to the oldest. A child that is closed stays in the list until a
     * later one is added, so that neither adding nor closing takes a lock or allocates: a connection is used by one
     * thread at a time. Most often the newest is closed before the next one is made, and the list has one element.
     */
    @Override
    <C extends LeasedChild<?>> C addChild(C child) {
        if (++childrenAdded % CHILDREN_BETWEEN_SWEEPS == 0) {
            for (var c = newestChild; c != null; c = c.older) {
                c.older = firstOpen(c.older);
            }
        }
        child.older = firstOpen(newestChild);
        newestChild = child;
        return child;
    }

    private static @Nullable LeasedChild<?> firstOpen(@Nullable LeasedChild<?> newest) {
        var child = newest;
        while (child != null && child.closeWasCalled()) {
            child = child.older;
        }
        return child;
    }

    private void closeChildren() throws SQLException {
        for (var child = firstOpen(newestChild); child != null; child = firstOpen(child)) {
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
