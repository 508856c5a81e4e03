package dev.patterns.bench;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.examples.jdbc.StubConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Borrows a connection and gives it back. The connections do nothing and answer at once, so that what is left is the
 * pool; each contender gets the same ones, and the same policy of validation. With more threads than connections
 * ({@code -t 16}) it is the waiting that is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class PoolBenchmark {

    /** Who lends the connections; DIRECT makes one each time. */
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
