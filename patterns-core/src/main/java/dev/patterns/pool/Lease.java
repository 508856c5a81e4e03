package dev.patterns.pool;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection while it is lent. It dies when it is closed: its stamp is then of the past, and every call of it or of what came
 * from it fails, whoever has the physical connection by then.
 *
 * <p>Its statements are closed with it and it is restored ({@link RestoringConnection}). One that was never used goes back with
 * one compare-and-set.
 */
final class Lease extends RestoringConnection {

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    private final ConnectionPool pool;
    private final Slot slot;
    private final long stamp;

    private boolean used;
    private @Nullable Set<AutoCloseable> children;

    Lease(ConnectionPool pool, Slot slot, long now, @Nullable Throwable where) {
        super(slot.connection(), slot.autoCommit);
        this.pool = pool;
        this.slot = slot;
        this.stamp = slot.get(); // it is ours: nobody else moves it on
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
            restore();
        } catch (Exception e) {
            log.warn("{}: a connection can't be reset: {}", pool.config().name(), e.toString());
            slot.broken = true;
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

    /** Tells those who ask for holders, and notes that there is something to roll back. */
    void executing(String sql) {
        slot.tellSql(sql);
        working();
    }

    @Override
    public String toString() {
        return pool.config().name() + ": " + connection + (isClosed() ? ", given back" : "");
    }
}
