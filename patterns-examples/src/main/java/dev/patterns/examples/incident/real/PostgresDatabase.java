package dev.patterns.examples.incident.real;

import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.payment.PaymentAttemptTable;
import dev.patterns.examples.jdbc.SimpleDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL with the service's table: an embedded one, or a given one with a temporary schema that close drops. */
final class PostgresDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresDatabase.class);

    /** A leaked connection may hold locks, and dropping the schema would wait for them forever. */
    private static final String END_SESSIONS =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'";

    private final DataSource dataSource;
    private final CloseAction closeAction;
    private final Set<Connection> opened = ConcurrentHashMap.newKeySet();

    private interface CloseAction {
        void run() throws IOException, SQLException;
    }

    private PostgresDatabase(DataSource dataSource, CloseAction closeAction) {
        this.dataSource = dataSource;
        this.closeAction = closeAction;
    }

    static PostgresDatabase embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setRegisterShutdownHook(false) // RealEnvironment has one
                    .start();
            var database = new PostgresDatabase(postgres.getPostgresDatabase(), postgres::close);
            database.createTable();
            return database;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new EnvironmentStartException(
                    "can't start the embedded PostgreSQL (to use another one, set --jdbc-url)", e);
        }
    }

    static PostgresDatabase at(String url) {
        try {
            var schema = "payment_incident_" + Long.toString(System.currentTimeMillis(), 36);
            var server = dataSource(url, new Properties());
            execute(server, "create schema " + schema);
            var inSchema = new Properties();
            inSchema.setProperty("currentSchema", schema);
            inSchema.setProperty("ApplicationName", schema);
            var database = new PostgresDatabase(dataSource(url, inSchema), () -> {
                execute(server, END_SESSIONS.formatted(schema));
                execute(server, "drop schema " + schema + " cascade");
            });
            database.createTable();
            return database;
        } catch (SQLException | RuntimeException e) {
            throw new EnvironmentStartException("can't use the database at --jdbc-url", e);
        }
    }

    private static DataSource dataSource(String url, Properties properties) {
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        return new SimpleDataSource(() -> DriverManager.getConnection(url, properties));
    }

    /** Opens a new connection each time. */
    DataSource dataSource() {
        return new SimpleDataSource(() -> {
            var connection = dataSource.getConnection();
            opened.add(connection);
            return connection;
        });
    }

    /** Closes leaked connections, as the end of the service's process would. */
    void closeConnections() {
        for (var connection : opened) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("A leaked connection could not be closed", e);
            }
        }
        opened.clear();
    }

    void truncate() {
        try {
            execute(dataSource, PaymentAttemptTable.TRUNCATE);
        } catch (SQLException e) {
            throw new IllegalStateException("can't empty the table", e);
        }
    }

    Map<Integer, List<AttemptStatus>> attemptStatuses() {
        var rows = new HashMap<Integer, List<AttemptStatus>>();
        try (var connection = dataSource.getConnection();
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
        try {
            closeAction.run();
        } catch (IOException | SQLException e) {
            log.warn("The database could not be stopped, or its temporary schema not dropped", e);
        }
    }

    private void createTable() throws SQLException {
        execute(dataSource, PaymentAttemptTable.CREATE);
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
