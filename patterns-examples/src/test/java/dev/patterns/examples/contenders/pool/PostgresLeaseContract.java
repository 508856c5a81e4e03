package dev.patterns.examples.contenders.pool;

import static dev.patterns.examples.contenders.pool.PostgresPoolContract.backend;
import static dev.patterns.examples.contenders.pool.PostgresPoolContract.backends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patterns.pool.ConnectionPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGStatement;

/** The same for a node that becomes read-only, and for the statement cache. */
interface PostgresLeaseContract extends PostgresPoolContract {

    @Test
    default void aNodeThatHasBecomeReadOnlyIsLeft() throws SQLException {
        try (var table = new Table(url());
                var pool = pool(3).build()) {
            var before = backends(pool, 3);
            makeReadOnly(true);
            try (var connection = pool.getConnection()) {
                await().until(() -> "25006".equals(stateOfInsert(table, connection)));
            } finally {
                makeReadOnly(false);
            }
            assertThat(backends(pool, 3)).hasSize(3).doesNotContainAnyElementsOf(before);
        }
    }

    private static String stateOfInsert(Table table, Connection connection) {
        try {
            table.insert(connection, (int) System.nanoTime());
            return "none";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /** Open connections are affected too, soon. */
    private void makeReadOnly(boolean readOnly) throws SQLException {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute("alter system set default_transaction_read_only to " + readOnly);
            statement.execute("select pg_reload_conf()");
        }
    }

    @Test
    default void aBorrowersOwnReadOnlyTransactionRetiresNothing() throws SQLException {
        try (var table = new Table(url());
                var pool = pool(1).build()) {
            int backend = backends(pool, 1).get(0);
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                assertThat(stateOfInsert(table, connection)).isEqualTo("25006");
            }
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                execute(connection, "set transaction read only");
                assertThat(stateOfInsert(table, connection)).isEqualTo("25006");
            }
            assertThat(backends(pool, 1)).containsExactly(backend);
        }
    }

    @Test
    default void aKeptStatementIsServerPrepared_asWithoutACache() throws SQLException {
        try (var pool = pool(1).statementCacheSize(10).build()) {
            for (int value = 0; value < 10; value++) {
                assertThat(select(pool, value)).isEqualTo(value);
            }
            try (var connection = pool.getConnection();
                    var statement = connection.prepareStatement("select ?::int")) {
                assertThat(statement.unwrap(PGStatement.class).isUseServerPrepare())
                        .as("after five executions of the same statement")
                        .isTrue();
            }
        }
    }

    private static int select(ConnectionPool pool, int value) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select ?::int")) {
            statement.setInt(1, value);
            var results = statement.executeQuery();
            results.next();
            return results.getInt(1);
        }
    }

    /** "cached plan must not change result type": a transaction fails, and the next one prepares again. */
    @Test
    default void aStatementWhosePlanIsOutdatedIsNotKept() throws SQLException {
        try (var table = new Table(url());
                var pool = pool(1).statementCacheSize(10).build()) {
            int backend = backends(pool, 1).get(0);
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                table.insert(connection, 1);
                for (int i = 0; i < 10; i++) {
                    assertThat(columns(connection)).isEqualTo(1);
                }
                connection.commit();
                try (var other = DriverManager.getConnection(url())) {
                    execute(other, "alter table contract_test add column note text");
                }
                assertThatThrownBy(() -> columns(connection))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("cached plan must not change result type");
            }
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(columns(connection)).isEqualTo(2);
                assertThat(backend(connection)).isEqualTo(backend);
            }
        }
    }

    private static int columns(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select * from contract_test");
                var results = statement.executeQuery()) {
            return results.getMetaData().getColumnCount();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
