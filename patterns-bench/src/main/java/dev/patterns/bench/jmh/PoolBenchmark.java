package dev.patterns.bench.jmh;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.StubDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Borrows a connection, does something with it or nothing, and gives it back. The connections and statements answer at
 * once, so that what is left is the pool. Each contender has the same ones, the same policy of validation, and all of
 * its connections open before it is measured.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by set-up
public class PoolBenchmark {

    @Param("HANDWRITTEN")
    public String contender;

    @Param("BYPASS")
    public Validation validation;

    @Param("32")
    public int slots;

    private PoolAdapter pool;
    private DataSource dataSource;

    @Setup
    public void open() throws SQLException {
        var settings = PoolSettings.of("benchmark")
                .size(slots, 0)
                .validation(validation)
                .withoutMetrics();
        pool = PoolContender.valueOf(contender).open(StubDataSource.of(), settings);
        dataSource = pool.dataSource();
        var all = new ArrayList<Connection>();
        for (int i = 0; i < slots; i++) {
            all.add(dataSource.getConnection());
        }
        for (var connection : all) {
            connection.close();
        }
    }

    @TearDown
    public void close() {
        pool.close();
    }

    @Benchmark
    public Connection borrow() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return connection;
        }
    }

    @Benchmark
    public boolean statement() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        }
    }

    @Benchmark
    public int transaction() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            int rows;
            try (var statement = connection.prepareStatement("update account set balance = ? where id = ?")) {
                statement.setLong(1, 100);
                statement.setLong(2, 7);
                rows = statement.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
            return rows;
        }
    }
}
