package dev.patterns.examples.contenders.pool.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The driver prepares a statement on the server when it is executed for the fifth time, and calls the first S_1. */
class PreparedStatementsTest extends PgBouncerTests {

    private static final int FIRST_WITH_PREPARED_STATEMENTS = 21;
    private static final String DUPLICATE_PREPARED_STATEMENT = "42P05";

    @BothPools
    void transactionMode_twoClientsPrepareTheSameNameOnOneServerConnection(PoolContender contender) throws Exception {
        try (var bouncer = withoutStatementSupport("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var other = DriverManager.getConnection(bouncer.url())) {
            try (var connection = pool.dataSource().getConnection()) {
                executeTenTimes(connection, "select 1 + ?");
            }

            assertThatThrownBy(() -> executeTenTimes(other, "select 2 + ?"))
                    .asInstanceOf(throwable(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(DUPLICATE_PREPARED_STATEMENT);
        }
    }

    @BothPools
    void withPrepareThresholdZeroTheyWork(PoolContender contender) throws Exception {
        try (var bouncer = withoutStatementSupport("transaction")) {
            twoClientsExecute(contender, bouncer, "prepareThreshold=0");
        }
    }

    @BothPools
    void sessionMode_theyWork(PoolContender contender) throws Exception {
        try (var bouncer = withoutStatementSupport("session")) {
            twoClientsExecute(contender, bouncer);
        }
    }

    @BothPools
    void withMaxPreparedStatementsTheyWork_fromPgBouncer121On(PoolContender contender) throws Exception {
        assumeTrue(PgBouncer.version() >= FIRST_WITH_PREPARED_STATEMENTS, "PgBouncer is older than 1.21");
        try (var bouncer = bouncer("transaction", "max_prepared_statements = 200")) {
            twoClientsExecute(contender, bouncer);
        }
    }

    private static void twoClientsExecute(PoolContender contender, PgBouncer bouncer, String... parameters)
            throws SQLException {
        try (var pool = pool(contender, bouncer.dataSource(parameters), 1);
                var other = DriverManager.getConnection(bouncer.url(parameters));
                var connection = pool.dataSource().getConnection()) {
            executeTenTimes(connection, "select 1 + ?");
            executeTenTimes(other, "select 2 + ?");
            executeTenTimes(connection, "select 1 + ?");
        }
    }

    /** From 1.24 on it is on by default. */
    private static PgBouncer withoutStatementSupport(String mode) throws IOException, InterruptedException {
        return PgBouncer.version() < FIRST_WITH_PREPARED_STATEMENTS
                ? bouncer(mode)
                : bouncer(mode, "max_prepared_statements = 0");
    }

    private static void executeTenTimes(Connection connection, String sql) throws SQLException {
        for (int i = 0; i < 10; i++) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setInt(1, i);
                try (var result = statement.executeQuery()) {
                    assertThat(result.next()).isTrue();
                }
            }
        }
    }
}
