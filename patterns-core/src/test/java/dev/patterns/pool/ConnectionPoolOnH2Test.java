package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcDatabaseMetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same rules with a real driver, by its URL, and with real threads. */
class ConnectionPoolOnH2Test {

    private static final String URL = "jdbc:h2:mem:pool;DB_CLOSE_DELAY=-1";

    private final ConnectionPool pool = ConnectionPool.builder("accounts")
            .url(URL)
            .user("sa")
            .size(2)
            .maxOverflow(1)
            .connectionTimeout(Duration.ofSeconds(20))
            .build();

    @BeforeEach
    void createAccount() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists account(id int primary key, balance int)");
            statement.execute("merge into account values (1, 100)");
            statement.execute("create schema if not exists tenant");
        }
    }

    @AfterEach
    void close() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } finally {
            pool.close();
        }
    }

    private int balance() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select balance from account where id = ?")) {
            statement.setInt(1, 1);
            try (var results = statement.executeQuery()) {
                results.next();
                return results.getInt(1);
            }
        }
    }

    private void withdraw(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("update account set balance = balance - 10")) {
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void eachIsAWrapperForItselfAndForTheDriversObject_andForNothingElse() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.isWrapperFor(Connection.class)).isTrue();
            assertThat(connection.isWrapperFor(JdbcConnection.class)).isTrue();
            assertThat(connection.isWrapperFor(String.class)).isFalse();

            var metaData = connection.getMetaData();
            assertThat(metaData.isWrapperFor(DatabaseMetaData.class)).isTrue();
            assertThat(metaData.isWrapperFor(JdbcDatabaseMetaData.class)).isTrue();
            assertThat(metaData.unwrap(JdbcDatabaseMetaData.class)).isInstanceOf(JdbcDatabaseMetaData.class);
            assertThat(metaData.isWrapperFor(String.class)).isFalse();
            assertThat(metaData.getDriverMajorVersion()).isEqualTo(2);
            assertThat(metaData.getDriverMinorVersion()).isPositive();
            assertThat(metaData)
                    .hasToString(metaData.unwrap(JdbcDatabaseMetaData.class).toString());
        }
    }

    @Test
    void statementsAndResultsAreOpenUntilTheyAreClosed() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            var results = statement.executeQuery("select * from account");
            assertThat(statement.isClosed()).isFalse();
            assertThat(results.isClosed()).isFalse();

            results.close();
            assertThat(results.isClosed()).isTrue();
            statement.close();
            assertThat(statement.isClosed()).isTrue();
        }
    }

    @Test
    void uncommittedChangesAreRolledBack() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            withdraw(connection);
        }
        assertThat(balance()).isEqualTo(100);
    }

    @Test
    void committedChangesStay() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            withdraw(connection);
            connection.commit();
        }
        assertThat(balance()).isEqualTo(90);
    }

    @Test
    void afterARollbackToASavepointTheRestIsRolledBack() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            withdraw(connection);
            var savepoint = connection.setSavepoint();
            withdraw(connection);
            connection.rollback(savepoint);
        }
        assertThat(balance()).isEqualTo(100);
    }

    @Test
    void changedPropertiesAreResetForTheNextBorrower() throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setSchema("TENANT");
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        }
        try (var connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getSchema()).isEqualTo("PUBLIC");
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void statementsAndResultSetsFailAfterTheirConnectionIsClosed() throws SQLException {
        var connection = pool.getConnection();
        var raw = connection.unwrap(JdbcConnection.class);
        var statement = connection.createStatement();
        var results = statement.executeQuery("select * from account");
        var tables = connection.getMetaData().getTables(null, null, "ACCOUNT", null);
        assertThat(tables.next()).isTrue();
        connection.close();

        assertThat(raw.isClosed()).isFalse();
        assertThatThrownBy(results::next).isInstanceOf(SQLException.class);
        assertThatThrownBy(tables::next).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
    }

    @Test
    void aBatchAndGeneratedKeysWork() throws SQLException {
        try (var connection = pool.getConnection();
                var create = connection.createStatement()) {
            create.execute("create table entry(id int auto_increment primary key, amount int)");
            try (var insert =
                    connection.prepareStatement("insert into entry(amount) values (?)", new String[] {"ID"})) {
                insert.setInt(1, 5);
                insert.addBatch();
                insert.setInt(1, 6);
                insert.addBatch();
                assertThat(insert.executeBatch()).containsExactly(1, 1);
                var keys = insert.getGeneratedKeys();
                assertThat(keys.next()).isTrue();
                assertThat(keys.getStatement()).isSameAs(insert);
            }
        }
    }

    @Test
    void afterARestartOfTheDatabaseABorrowSucceeds() throws SQLException {
        var connection = pool.getConnection();
        var other = pool.getConnection();
        connection.createStatement().execute("shutdown");
        connection.close();
        other.close();

        try (var next = pool.getConnection()) {
            next.createStatement().execute("create table if not exists account(id int primary key, balance int)");
        }
        assertThat(pool.status().invalid()).isPositive();
    }

    @Test
    void aUrlThatNoDriverAcceptsFailsTheFirstBorrow() {
        try (var nowhere = ConnectionPool.builder("nowhere")
                .url("jdbc:unknown:database")
                .connectionTimeout(Duration.ofMillis(500))
                .build()) {
            assertThatThrownBy(nowhere::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("No suitable driver");
        }
    }
}
