package dev.patterns.examples.incident.payment;

import dev.patterns.examples.jdbc.ForwardingConnection;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** An in-memory H2 that counts its open connections and can make commits fail. */
final class TestDatabase implements AutoCloseable {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final Connection keepsItAlive;
    private final BooleanSupplier commitFails;
    private int open;
    private int mostOpen;

    TestDatabase(BooleanSupplier commitFails) {
        this.commitFails = commitFails;
        try {
            keepsItAlive = DriverManager.getConnection(url);
            try (var statement = keepsItAlive.createStatement()) {
                statement.execute(PaymentAttemptTable.CREATE);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    DataSource dataSource() {
        return new SimpleDataSource(this::connect);
    }

    /** Connections that were opened and not closed. */
    int open() {
        return open;
    }

    int mostOpen() {
        return mostOpen;
    }

    Map<Integer, List<AttemptStatus>> attemptStatuses() {
        var rows = new HashMap<Integer, List<AttemptStatus>>();
        try (var statement = keepsItAlive.createStatement();
                var result = statement.executeQuery(PaymentAttemptTable.SELECT_STATUSES)) {
            while (result.next()) {
                rows.computeIfAbsent(result.getInt(1), payment -> new ArrayList<>())
                        .add(AttemptStatus.valueOf(result.getString(2)));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url);
        open++;
        mostOpen = Math.max(mostOpen, open);
        return new ForwardingConnection() {
            @Override
            protected Connection delegate() {
                return connection;
            }

            @Override
            public void commit() throws SQLException {
                if (commitFails.getAsBoolean()) {
                    throw new SQLException("commit failed");
                }
                connection.commit();
            }

            @Override
            public void close() throws SQLException {
                open--;
                connection.close();
            }
        };
    }

    @Override
    public void close() throws SQLException {
        keepsItAlive.close();
    }
}
