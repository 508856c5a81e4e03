package dev.patterns.bench;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.examples.jdbc.StubConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Borrows a connection and returns it. The connections do nothing and answer at once, so the pool's own cost is
 * measured. All contenders get the same connections and the same validation policy. With more threads than connections,
 * such as {@code -t 16}, the waiting is measured.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // @Setup assigns the fields
public class PoolBenchmark extends AverageTimeBenchmark {

    /** The pool that lends the connections; DIRECT opens a new one each time. */
    public enum Contender {
        DIRECT(null),
        HANDWRITTEN(PoolContender.HANDWRITTEN),
        DOCUMENTED(PoolContender.DOCUMENTED),
        HIKARICP(PoolContender.HIKARICP),
        AGROAL(PoolContender.AGROAL),
        DBCP2(PoolContender.DBCP2);

        private final @Nullable PoolContender pool;

        Contender(@Nullable PoolContender pool) {
            this.pool = pool;
        }
    }

    private static final DataSource RAW = new SimpleDataSource(StubConnection::new);

    @Param
    public Contender contender;

    @Param({"BYPASS", "ALWAYS"})
    public Validation validation;

    @Param("8")
    public int size;

    private @Nullable PoolAdapter pool;
    private DataSource dataSource;

    @Setup
    public void open() {
        var settings = PoolSettings.of("benchmark")
                .size(size, 0)
                .validation(validation)
                .withoutMetrics();
        pool = contender.pool == null ? null : contender.pool.open(RAW, settings);
        dataSource = pool == null ? RAW : pool.dataSource();
    }

    @TearDown
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    @Benchmark
    public Connection borrowAndReturn() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return connection;
        }
    }
}
