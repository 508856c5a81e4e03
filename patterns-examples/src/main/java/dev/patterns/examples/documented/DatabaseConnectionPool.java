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

/** The first document's "Pattern 3: Database Connection Pool Management", line by line. */
public final class DatabaseConnectionPool implements AutoCloseable {

    /** The body of Python's {@code with pool.get_connection() as connection}. */
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

    /** Python's get_connection: lends a connection to the body and takes it back at its end. */
    public <T extends @Nullable Object, X extends Exception> T withConnection(Body<T, X> body) throws SQLException, X {
        Instant startTime = time.instant(); // B4: the wall clock; setting it back makes a negative wait
        @Nullable Connection connection = null;
        try {
            connection = engine.connect();
            // P2: only a successful wait is recorded. A pool on which most borrowers time out after 30 seconds reports
            // the short waits of the others.
            poolMetrics.recordCheckout(Duration.between(startTime, time.instant()));
            return body.run(connection);
        } catch (Exception e) {
            // The body's own exceptions are counted as errors of the pool.
            poolMetrics.recordError(e.getClass().getSimpleName());
            throw e;
        } finally {
            if (connection != null) {
                connection.close();
                poolMetrics.recordCheckin();
            }
        }
    }

    /** Monitors pool health and performance, the document says. P1: it always fails. */
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

    /** P1: the pool has no such figure. Python raises an AttributeError when it is asked for; this throws as late. */
    private static int invalid(QueuePool pool) {
        throw new UnsupportedOperationException(
                "'" + pool.getClass().getSimpleName() + "' object has no attribute 'invalid'");
    }

    // The document doesn't have the methods below. The first two stand for Python's public attributes. The third lets
    // a service that needs a javax.sql.DataSource use the pool. It records what get_connection records before and after
    // the body, but not the body's exceptions.

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
