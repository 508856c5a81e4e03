package dev.patterns.examples.soak;

import dev.patterns.chaos.Chaos;
import dev.patterns.examples.incident.real.PostgresServer;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL whose sessions can be ended, and whose connects can be made to fail or hang. */
final class SoakDatabase implements AutoCloseable {

    private static final String SESSIONS = " from pg_stat_activity where application_name = 'soak-orders'";

    private final PostgresServer server;
    private final Chaos connectsFail = Chaos.builder("connects-fail")
            .failure(1, () -> new SQLException("injected: the server is not reachable", "08001"))
            .disabled()
            .build();
    private final Chaos connectsHang =
            Chaos.builder("connects-hang").hang(1).disabled().build();

    SoakDatabase(@Nullable String jdbcUrl) {
        server = PostgresServer.start(
                jdbcUrl,
                "soak",
                "create table soak_order (client int not null, number bigint not null, primary key (client, number))");
    }

    /** For the pool. Its sessions have a name of their own. */
    DataSource dataSource() {
        return new SimpleDataSource(() -> connectsFail.call(() -> connectsHang.call(() -> {
            var connection = server.ownDataSource().getConnection();
            connection.setClientInfo("ApplicationName", "soak-orders");
            return connection;
        })));
    }

    void failConnects() throws SQLException {
        connectsFail.enable();
        terminateSessions();
    }

    void hangConnects() throws SQLException {
        connectsHang.enable();
        terminateSessions();
    }

    void restoreConnects() {
        connectsFail.disable();
        connectsHang.disable();
        connectsHang.release();
    }

    void terminateSessions() throws SQLException {
        query("select count(pg_terminate_backend(pid))" + SESSIONS);
    }

    void cancelStatements() throws SQLException {
        query("select count(pg_cancel_backend(pid))" + SESSIONS);
    }

    /** Keeps writers out until the connection is closed. */
    Connection lockTable() throws SQLException {
        var connection = server.ownDataSource().getConnection();
        try (var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table soak_order in exclusive mode");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** How many sessions the pool has, as PostgreSQL sees them. */
    long sessions() throws SQLException {
        return query("select count(*)" + SESSIONS).get(0);
    }

    /**
     * The number of each client's rows.
     *
     * @return for each client the number of rows and the greatest number; they are equal if none is missing
     */
    List<Long> rowsAndLast(int client) throws SQLException {
        return query("select count(*), coalesce(max(number), 0) from soak_order where client = " + client);
    }

    private List<Long> query(String sql) throws SQLException {
        try (var connection = server.ownDataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            var values = new ArrayList<Long>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                values.add(rows.getLong(column));
            }
            return values;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
