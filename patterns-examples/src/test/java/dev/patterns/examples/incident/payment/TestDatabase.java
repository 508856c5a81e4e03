package dev.patterns.examples.incident.payment;

import dev.patterns.examples.documented.SimpleDataSource;
import dev.patterns.examples.incident.payment.PaymentRows.Status;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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

/** An H2 in memory that counts its open connections, and whose commits fail on demand. */
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
                statement.execute(PaymentRows.CREATE);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    DataSource dataSource() {
        return new SimpleDataSource(this::connect);
    }

    /** Connections that were opened and not given back. */
    int open() {
        return open;
    }

    int mostOpen() {
        return mostOpen;
    }

    Map<Integer, List<Status>> rows() {
        var rows = new HashMap<Integer, List<Status>>();
        try (var statement = keepsItAlive.createStatement();
                var result = statement.executeQuery(PaymentRows.STATUSES)) {
            while (result.next()) {
                rows.computeIfAbsent(result.getInt(1), payment -> new ArrayList<>())
                        .add(Status.valueOf(result.getString(2)));
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
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && commitFails.getAsBoolean()) {
                        throw new SQLException("commit failed");
                    } else if (method.getName().equals("close")) {
                        open--;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        keepsItAlive.close();
    }
}
