package dev.patterns.examples.documented;

import dev.patterns.examples.jdbc.ForwardingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection. After close its methods throw, and a second close does nothing, as in SQLAlchemy.
 *
 * <p>P13, P15: its statements belong to the raw connection. A statement that is kept after close still works, on a
 * connection that another borrower may hold by then.
 */
final class PooledConnection extends ForwardingConnection {

    private final QueuePool pool;
    private final ConnectionRecord record;
    private final AtomicReference<@Nullable Connection> delegate;
    private final Runnable afterClose;

    PooledConnection(QueuePool pool, ConnectionRecord record, Connection delegate) {
        this(pool, record, new AtomicReference<>(delegate), () -> {});
    }

    private PooledConnection(
            QueuePool pool,
            ConnectionRecord record,
            AtomicReference<@Nullable Connection> delegate,
            Runnable afterClose) {
        this.pool = pool;
        this.record = record;
        this.delegate = delegate;
        this.afterClose = afterClose;
    }

    /** The same borrowed connection, with a task to run after its close. */
    PooledConnection andAfterClose(Runnable task) {
        return new PooledConnection(pool, record, delegate, task);
    }

    @Override
    protected Connection delegate() throws SQLException {
        var connection = delegate.get();
        if (connection == null) {
            throw new SQLException("This Connection is closed");
        }
        return connection;
    }

    @Override
    public void close() {
        var connection = delegate.getAndSet(null);
        if (connection != null) {
            record.reset(connection);
            pool.put(record);
            afterClose.run();
        }
    }

    @Override
    public boolean isClosed() throws SQLException {
        var connection = delegate.get();
        return connection == null || connection.isClosed();
    }
}
