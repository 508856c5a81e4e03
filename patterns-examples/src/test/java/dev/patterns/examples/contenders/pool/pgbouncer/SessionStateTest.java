package dev.patterns.examples.contenders.pool.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a client sets for its session, in transaction mode: another client has it, and the one that set it hasn't. */
class SessionStateTest extends PgBouncerTests {

    private static final String TIMEOUT = "show statement_timeout";

    @BothPools
    void aSettingGoesToAnotherClient_andIsGoneForTheOneThatSetIt(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            execute(connection, "set statement_timeout = '7s'");

            try (var other = transaction(bouncer)) {
                assertThat(query(other, TIMEOUT)).isEqualTo("7s");
                assertThat(query(connection, TIMEOUT)).isEqualTo("0");
            }
        }
    }

    @BothPools
    void setLocalInATransactionIsOfThatTransactionAlone(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "set local statement_timeout = '7s'");
            assertThat(query(connection, TIMEOUT)).isEqualTo("7s");
            connection.commit();

            try (var other = transaction(bouncer)) {
                assertThat(query(other, TIMEOUT)).isEqualTo("0");
            }
        }
    }

    @BothPools
    void whatAllSessionsNeedIsSetByTheConnectQueryOfTheDatabase(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction", "database: connect_query='set statement_timeout = 7000'");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection();
                var other = transaction(bouncer)) {
            assertThat(query(connection, TIMEOUT)).isEqualTo("7s");
            assertThat(query(other, TIMEOUT)).isEqualTo("7s");
        }
    }

    /** Both pools reset what a borrower changed: on the server connection that they get for it. */
    @BothPools
    void aPoolResetsTheIsolationOnAnotherServerConnection(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            var connection = pool.dataSource().getConnection();
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try (var other = transaction(bouncer)) {
                connection.close();

                assertThat(query(other, "show default_transaction_isolation")).isEqualTo("serializable");
            }
        }
    }

    /** Ours read it before the borrower's first change, from a server connection that another client had changed. */
    @BothPools
    void thePoolsRestoreDifferentValuesOnASessionThatAnotherClientHasChanged(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var other = bouncer.dataSource().getConnection()) {
            pool.dataSource().getConnection().close();
            other.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try (var connection = pool.dataSource().getConnection()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            assertThat(query(other, "show default_transaction_isolation"))
                    .isEqualTo(contender == PoolContender.HANDWRITTEN ? "serializable" : "read committed");
        }
    }

    @BothPools
    void theIsolationThatATransactionSetsForItselfIsOfThatTransactionAlone(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "set transaction isolation level serializable");
            assertThat(query(connection, "show transaction_isolation")).isEqualTo("serializable");
            connection.commit();

            try (var other = transaction(bouncer)) {
                assertThat(query(other, "show transaction_isolation")).isEqualTo("read committed");
            }
        }
    }

    @BothPools
    void sessionMode_everyClientHasASessionOfItsOwn(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("session");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            execute(connection, "set statement_timeout = '7s'");
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);

            try (var other = transaction(bouncer)) {
                assertThat(query(other, TIMEOUT)).isEqualTo("0");
                assertThat(query(other, "show default_transaction_isolation")).isEqualTo("read committed");
                assertThat(query(connection, TIMEOUT)).isEqualTo("7s");
            }
        }
    }

    /** The driver's default, readOnlyMode=transaction, begins the transaction read-only and sets nothing else. */
    @BothPools
    void readOnlyTransactionsWorkAsTheyAre(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1)) {
            try (var connection = pool.dataSource().getConnection()) {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                assertThat(query(connection, "show transaction_read_only")).isEqualTo("on");
                connection.rollback();
            }
            try (var other = transaction(bouncer)) {
                assertThat(query(other, "show transaction_read_only")).isEqualTo("off");
            }
        }
    }

    @BothPools
    void withReadOnlyModeAlwaysTheSessionIsReadOnly_andAnotherClientHasIt(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource("readOnlyMode=always"), 1);
                var connection = pool.dataSource().getConnection()) {
            connection.setReadOnly(true);

            try (var other = transaction(bouncer)) {
                assertThat(query(other, "show transaction_read_only")).isEqualTo("on");
            }
        }
    }

    /** PgBouncer keeps a few settings for each client: this one, the time zone, the encoding, the date style. */
    @BothPools
    void theApplicationNameStaysWithItsClient(PoolContender contender) throws Exception {
        try (var bouncer = bouncer("transaction");
                var pool = pool(contender, bouncer.dataSource(), 1);
                var connection = pool.dataSource().getConnection()) {
            connection.setClientInfo("ApplicationName", "orders");

            try (var other = transaction(bouncer)) {
                assertThat(query(other, "show application_name")).isNotEqualTo("orders");
                assertThat(query(connection, "show application_name")).isEqualTo("orders");
            }
        }
    }

    @Test
    void aSchemaInTheUrlIsRefused() throws Exception {
        try (var bouncer = bouncer("transaction")) {
            assertThatThrownBy(
                            () -> bouncer.dataSource("currentSchema=pg_catalog").getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("unsupported startup parameter");
        }
    }

    @Test
    void aSchemaInTheUrlThatIsIgnoredHasNoEffect_andTheConnectQuerySetsIt() throws Exception {
        try (var bouncer = bouncer(
                        "transaction",
                        "ignore_startup_parameters = search_path",
                        "database: connect_query='set search_path = pg_temp'");
                var connection = bouncer.dataSource("currentSchema=pg_catalog").getConnection()) {
            assertThat(query(connection, "show search_path")).isEqualTo("pg_temp");
        }
    }

    @Test
    void settingsInTheOptionsOfTheUrlAreRefused_untilPgBouncer120() throws Exception {
        assumeTrue(PgBouncer.version() < 20, "PgBouncer is 1.20 or later");
        try (var bouncer = bouncer("transaction")) {
            assertThatThrownBy(() -> bouncer.dataSource("options=-c%20statement_timeout=7000")
                            .getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("unsupported startup parameter: options");
        }
    }
}
