package dev.patterns.examples.incident.real;

import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.payment.PaymentAttemptTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The payment service's table in a {@link PostgresServer}. */
final class PostgresDatabase implements AutoCloseable {

    private final PostgresServer server;

    /** @param jdbcUrl the PostgreSQL to use; null for an embedded one */
    PostgresDatabase(@Nullable String jdbcUrl) {
        server = PostgresServer.start(jdbcUrl, "payment_incident", PaymentAttemptTable.CREATE);
    }

    DataSource dataSource() {
        return server.dataSource();
    }

    void closeConnections() {
        server.closeConnections();
    }

    void truncate() {
        try {
            server.execute(PaymentAttemptTable.TRUNCATE);
        } catch (SQLException e) {
            throw new IllegalStateException("can't empty the table", e);
        }
    }

    Map<Integer, List<AttemptStatus>> attemptStatuses() {
        var rows = new HashMap<Integer, List<AttemptStatus>>();
        try (var connection = server.ownDataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(PaymentAttemptTable.SELECT_STATUSES)) {
            while (result.next()) {
                rows.computeIfAbsent(result.getInt(1), payment -> new ArrayList<>())
                        .add(AttemptStatus.valueOf(result.getString(2)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("can't read the table", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
