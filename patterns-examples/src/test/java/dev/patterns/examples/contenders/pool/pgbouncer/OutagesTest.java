package dev.patterns.examples.contenders.pool.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.awaitility.Awaitility.await;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** PostgreSQL restarts, crashes or does not answer, behind a PgBouncer. */
class OutagesTest extends PgBouncerTests {

    private static final String END_OTHER_SESSIONS = "select count(pg_terminate_backend(pid, 5000)) from"
            + " pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";

    @BothPools
    void serverConnectionsThatEndBetweenTransactionsAreNotNoticed(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            use(pool);
            try (var admin = direct()) {
                query(admin, END_OTHER_SESSIONS);
            }
            await().until(() -> bouncer.pools("sv_idle") == 0);

            use(pool);

            assertThat(pool.status().idle()).isEqualTo(1);
        }
    }

    @BothPools
    void aServerConnectionThatEndsInATransactionFailsThatTransaction_andNoOther(PoolContender contender)
            throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            try (var connection = pool.dataSource().getConnection();
                    var admin = direct()) {
                connection.setAutoCommit(false);
                execute(connection, "select 1");
                query(admin, END_OTHER_SESSIONS);

                assertThatThrownBy(() -> execute(connection, "select 1")).isInstanceOf(SQLException.class);
            }
            use(pool);
        }
    }

    /** A planned restart or failover: PAUSE waits for transactions to end, and makes the next ones wait. */
    @BothPools
    void aRestartBetweenPauseAndResumeIsAWaitAndNoError(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            use(pool);
            bouncer.admin("pause");
            var waits = CompletableFuture.runAsync(() -> {
                try {
                    use(pool);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            postgres.server.stop();
            postgres.server.start("synchronous_commit=on");
            assertThat(waits).isNotDone();
            bouncer.admin("resume");

            waits.join();
            assertThat(pool.status().idle()).isEqualTo(1);
        }
    }

    /** A ping is a statement: PgBouncer passes it on, and does not answer it itself. */
    @BothPools
    void aPingIsNotAnsweredWhilePostgresIsNot(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "query_wait_timeout = 1");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var raw = DriverManager.getConnection(bouncer.url("socketTimeout=5"))) {
            use(pool);
            assertThat(raw.isValid(1)).isTrue();
            postgres.server.freeze();
            try {
                assertThat(raw.isValid(1)).isFalse();
            } finally {
                postgres.server.thaw();
            }
            use(pool);
        }
    }

    /** Its default is two minutes: by then the pool has given up, and can't say why. */
    @BothPools
    void withAShortQueryWaitTimeoutThePoolsErrorSaysWhyThereIsNoConnection(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "query_wait_timeout = 1");
                var pool = pool(contender, bouncer.dataSource(), 1, Duration.ofSeconds(3))) {
            postgres.server.freeze();
            try {
                assertThatThrownBy(() -> use(pool))
                        .isInstanceOf(SQLException.class)
                        .hasStackTraceContaining("query_wait_timeout");
            } finally {
                postgres.server.thaw();
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> isUsable(pool));
        }
    }

    @BothPools
    void aStatementTimeoutCancelsTheRightStatement(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            try (var connection = pool.dataSource().getConnection();
                    var other = transaction(bouncer);
                    var statement = connection.createStatement()) {
                statement.setQueryTimeout(1);
                assertThatThrownBy(() -> statement.execute("select pg_sleep(60)"))
                        .asInstanceOf(throwable(SQLException.class))
                        .extracting(SQLException::getSQLState)
                        .isEqualTo("57014");
                assertThat(query(other, "select 1")).isEqualTo("1");
            }
            use(pool);
        }
    }

    /** Both pools ping a connection that was idle; PgBouncer's end of it is closed by then. */
    @BothPools
    void aConnectionThatPgBouncerClosedBecauseItWasIdleIsReplaced(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "client_idle_timeout = 1");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            use(pool);
            await().atMost(Duration.ofSeconds(20)).until(() -> clients(bouncer) == 0);

            use(pool);
        }
    }

    /** It ends server connections only: in transaction mode no client has one of its own. */
    @BothPools
    void aServerConnectionThatPgBouncerClosedBecauseItWasIdleIsNotNoticed(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "server_idle_timeout = 1");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            use(pool);
            await().atMost(Duration.ofSeconds(20)).until(() -> bouncer.pools("sv_idle") == 0);

            use(pool);

            assertThat(pool.status().idle()).isEqualTo(1);
        }
    }

    private static int clients(PgBouncer bouncer) throws Exception {
        return bouncer.pools("cl_active") + bouncer.pools("cl_waiting");
    }

    private static void use(PoolAdapter pool) throws SQLException {
        try (var connection = pool.dataSource().getConnection()) {
            assertThat(query(connection, "select 1")).isEqualTo("1");
        }
    }

    private static boolean isUsable(PoolAdapter pool) {
        try {
            use(pool);
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }
}
