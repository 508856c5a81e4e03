package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbc.JdbcPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statement cache of pooled connections, on H2. */
class StatementCacheOnH2Test {

    private static final String BALANCE = "select balance from account where id = ?";

    private final ConnectionPool pool = ConnectionPool.builder("cached")
            .url("jdbc:h2:mem:cached")
            .size(1)
            .maxOverflow(0)
            .statementCacheSize(10)
            .build();

    @BeforeEach
    void fill() throws SQLException {
        execute("create schema audit", "create table audit.account(id int primary key, balance int)");
        execute("create table account(id int auto_increment primary key, balance int)");
        execute("insert into account(balance) values 100", "insert into audit.account values (1, 7)");
    }

    @AfterEach
    void close() throws SQLException {
        execute("drop all objects");
        pool.close();
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int balance(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BALANCE)) {
            return balance(statement);
        }
    }

    private static int balance(PreparedStatement statement) throws SQLException {
        statement.setInt(1, 1);
        try (var results = statement.executeQuery()) {
            results.next();
            return results.getInt(1);
        }
    }

    @Test
    void theNextBorrowerReusesAStatement_andTheFormerOneCannotReachIt() throws SQLException {
        var first = pool.getConnection();
        var former = first.prepareStatement(BALANCE);
        former.setInt(1, 1);
        var formerResults = former.executeQuery();
        first.close();

        try (var second = pool.getConnection();
                var statement = second.prepareStatement(BALANCE)) {
            assertThatThrownBy(statement::executeQuery)
                    .as("parameter 1 is not set")
                    .hasMessageContaining("#1");
            assertThat(formerResults.isClosed()).isTrue();
            former.close();
            assertThatThrownBy(former::executeQuery).hasMessageContaining("returned to the pool");
            assertThat(balance(statement)).isEqualTo(100);
        }
    }

    @Test
    void aLeasesStatementsAreReusedInTheLeaseToo() throws SQLException {
        try (var connection = pool.getConnection()) {
            PreparedStatement closed;
            try (var statement = connection.prepareStatement(BALANCE)) {
                closed = statement;
                assertThat(statement.isWrapperFor(JdbcPreparedStatement.class)).isTrue();
            }
            try (var statement = connection.prepareStatement(BALANCE)) {
                assertThat(balance(statement)).isEqualTo(100);
                assertThat(closed.isClosed()).isTrue();
                assertThatThrownBy(closed::executeQuery).hasMessage("this statement is closed");
            }
        }
    }

    @Test
    void generatedKeysAreReadInEachUse() throws SQLException {
        try (var connection = pool.getConnection()) {
            for (int id = 2; id < 5; id++) {
                try (var insert = connection.prepareStatement(
                        "insert into account(balance) values 1", Statement.RETURN_GENERATED_KEYS)) {
                    insert.executeUpdate();
                    var keys = insert.getGeneratedKeys();
                    assertThat(keys.next()).isTrue();
                    assertThat(keys.getInt(1)).isEqualTo(id);
                    assertThat(keys.getStatement()).isSameAs(insert);
                }
            }
        }
    }

    @Test
    void anotherSchemaHasItsOwnStatements() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(balance(connection)).isEqualTo(100);
            connection.setSchema("AUDIT");
            assertThat(balance(connection)).isEqualTo(7);
        }
        try (var connection = pool.getConnection()) {
            assertThat(balance(connection)).isEqualTo(100);
        }
    }

    @Test
    void aChangedTableIsReadAsItIs() throws SQLException {
        try (var connection = pool.getConnection()) {
            for (int columns = 2; columns < 5; columns++) {
                try (var all = connection.prepareStatement("select * from account");
                        var results = all.executeQuery()) {
                    assertThat(results.getMetaData().getColumnCount()).isEqualTo(columns);
                }
                execute(connection, "alter table account add column c" + columns + " int");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aLeaseUnwrapsToTheDriverAsWithoutACache() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(BALANCE)) {
            assertThat(connection.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
            assertThat(connection.isWrapperFor(String.class)).isFalse();
            assertThat(statement.isWrapperFor(JdbcPreparedStatement.class)).isTrue();
            assertThat(statement.isWrapperFor(String.class)).isFalse();
            assertThat(statement.unwrap(JdbcPreparedStatement.class)).isNotNull();
        }
    }
}
