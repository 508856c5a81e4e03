package dev.patterns.examples.documented;

import dev.patterns.Time;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The first document's "Pattern 3: Database Connection Pool Management", as it stands there. */
public final class DatabaseConnectionPool implements AutoCloseable {

    /** What is done with a connection: the body of Python's {@code with pool.get_connection() as connection}. */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object, X extends Exception> {
        T run(Connection connection) throws X;
    }

    private final QueuePool engine;
    private final ConnectionPoolMetrics poolMetrics;
    private final Clock time;

    public DatabaseConnectionPool(String connectionString) {
        this(connectionString, 20, 10);
    }

    public DatabaseConnectionPool(String connectionString, int poolSize, int maxOverflow) {
        this(SimpleDataSource.of(connectionString), PoolArguments.of(poolSize, maxOverflow));
    }

    public DatabaseConnectionPool(DataSource creator, PoolArguments arguments) {
        this(creator, arguments, Clock.systemUTC(), Time.system());
    }

    public DatabaseConnectionPool(DataSource creator, PoolArguments arguments, Clock clock, Time time) {
        this.engine = new QueuePool(creator, arguments, clock, time);
        this.poolMetrics = new ConnectionPoolMetrics();
        this.time = clock;
    }

    /** Python's get_connection: lends a connection to the body, with proper resource management. */
    public <T extends @Nullable Object, X extends Exception> T withConnection(Body<T, X> body) throws SQLException, X {
        Instant startTime = time.instant(); // B4: the wall clock; set back, it makes a wait that is below zero
        @Nullable Connection connection = null;
        try {
            connection = engine.connect();
            // P2: only a wait that ends well gets here. A pool on which everybody waits 30 seconds in vain reports the
            // short waits of those who had luck.
            poolMetrics.recordCheckout(Duration.between(startTime, time.instant()));
            return body.run(connection);
        } catch (Exception e) {
            // The body's own mistakes are counted among the pool's.
            poolMetrics.recordError(e.getClass().getSimpleName());
            throw e;
        } finally {
            if (connection != null) {
                connection.close();
                poolMetrics.recordCheckin();
            }
        }
    }

    /** Monitors pool health and performance; or would. */
    public Map<String, Object> getPoolStatus() {
        var pool = engine;
        var status = new LinkedHashMap<String, Object>();
        status.put("size", pool.size());
        status.put("checked_in", pool.checkedin());
        status.put("checked_out", pool.checkedout());
        status.put("overflow", pool.overflow());
        status.put("invalid", invalid(pool));
        status.put("metrics", poolMetrics.getSummary());
        return status;
    }

    /** P1: there is no such figure. Python finds out when it is asked for, with an AttributeError, and so does this. */
    private static int invalid(QueuePool pool) {
        throw new UnsupportedOperationException(
                "'" + pool.getClass().getSimpleName() + "' object has no attribute 'invalid'");
    }

    // What follows is not in the document. Python's attributes are public, hence the first two; a service that is
    // written against javax.sql.DataSource runs on the third, which does before and after a loan what get_connection
    // does, and can't see the exceptions in between.

    public QueuePool engine() {
        return engine;
    }

    public ConnectionPoolMetrics poolMetrics() {
        return poolMetrics;
    }

    public DataSource asDataSource() {
        return new SimpleDataSource(this::checkout);
    }

    private Connection checkout() throws SQLException {
        Instant startTime = time.instant();
        try {
            var connection = engine.connect();
            poolMetrics.recordCheckout(Duration.between(startTime, time.instant()));
            return connection.andAfterClose(poolMetrics::recordCheckin);
        } catch (Exception e) {
            poolMetrics.recordError(e.getClass().getSimpleName());
            throw e;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
