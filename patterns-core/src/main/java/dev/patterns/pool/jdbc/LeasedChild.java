package dev.patterns.pool.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** What the statements and the result sets of a lease have in common. They can be used as long as it. */
abstract class LeasedChild<T extends Wrapper> implements Wrapper, AutoCloseable {

    final Lease lease;
    final T target;

    // A place in the lease's list of children: see LeasedConnection.
    @Nullable
    LeasedChild<?> older;

    private boolean closed;

    LeasedChild(Lease lease, T target) {
        this.lease = lease;
        this.target = target;
    }

    /** True once close was called, whether or not the driver could close it. */
    final boolean closeWasCalled() {
        return closed;
    }

    final void markClosed() {
        closed = true;
    }

    @Override
    public abstract void close() throws SQLException;

    /** The driver's object. Throws if the lease is over. */
    final T delegate() throws SQLException {
        lease.delegate();
        return target;
    }

    final void callBegins() {
        lease.callBegins();
    }

    final void callEnds() {
        lease.callEnds();
    }

    final SQLException inspect(SQLException e) {
        return lease.inspect(e);
    }

    @Override
    public final <W> W unwrap(Class<W> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        lease.markUnwrapped();
        var to = delegate();
        return type.isInstance(to) ? type.cast(to) : to.unwrap(type);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(target) || delegate().isWrapperFor(type);
    }

    @Override
    public final String toString() {
        return target.toString();
    }
}
