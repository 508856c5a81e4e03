package dev.patterns.examples.incident.failover;

import dev.patterns.examples.jdbc.ForwardingConnection;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** The table of attempts in an in-memory H2. A test can make statements fail after they have taken effect. */
final class TestTable implements AutoCloseable {

    private final Connection connection;
    final JdbcAttempts attempts = new JdbcAttempts(new SimpleDataSource(this::connect));
    /** How many statements succeed before one fails. */
    int succeedBeforeFailure = Integer.MAX_VALUE;

    TestTable() {
        try {
            connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
            try (var statement = connection.createStatement()) {
                statement.execute(JdbcAttempts.CREATE_TABLE);
                statement.execute(JdbcAttempts.CREATE_INDEX);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect() {
        return new ForwardingConnection() {
            @Override
            protected Connection delegate() {
                return connection;
            }

            @Override
            public void close() throws SQLException {
                if (succeedBeforeFailure-- == 0) {
                    throw new SQLException("the connection broke after the commit");
                }
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
