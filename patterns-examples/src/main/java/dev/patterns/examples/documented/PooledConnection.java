package dev.patterns.examples.documented;

import dev.patterns.examples.jdbc.ForwardingConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection. It is of no use once closed, and a second close does nothing, as with SQLAlchemy's.
 *
 * <p>P13, P15: its statements are the raw connection's. One that is kept past the close goes on working, on a
 * connection that is another borrower's by then.
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

    /** The same loan, with something to do when it ends. */
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
