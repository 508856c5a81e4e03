package dev.patterns.examples.incident.real;

import dev.patterns.examples.jdbc.SimpleDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL for a story: an embedded one, or a given one with a temporary schema that close drops. */
public final class PostgresServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    /** A leaked connection may hold locks, and dropping the schema would wait for them forever. */
    private static final String END_SESSIONS =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s'";

    private final DataSource dataSource;
    private final CloseAction closeAction;
    private final Set<Connection> opened = ConcurrentHashMap.newKeySet();

    private interface CloseAction {
        void run() throws IOException, SQLException;
    }

    private PostgresServer(DataSource dataSource, CloseAction closeAction) {
        this.dataSource = dataSource;
        this.closeAction = closeAction;
    }

    /**
     * Starts or connects, and creates the tables.
     *
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @param schemaPrefix beginning of the temporary schema's name
     * @throws EnvironmentStartException if that fails
     */
    public static PostgresServer start(@Nullable String jdbcUrl, String schemaPrefix, String... creation) {
        return jdbcUrl == null ? embedded(creation) : at(jdbcUrl, schemaPrefix, creation);
    }

    private static PostgresServer embedded(String... creation) {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setRegisterShutdownHook(false) // the environment has one
                    .start();
            var server = new PostgresServer(postgres.getPostgresDatabase(), postgres::close);
            server.execute(creation);
            return server;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new EnvironmentStartException(
                    "can't start the embedded PostgreSQL (to use another one, set --jdbc-url)", e);
        }
    }

    private static PostgresServer at(String url, String schemaPrefix, String... creation) {
        try {
            var schema = schemaPrefix + "_" + Long.toString(System.currentTimeMillis(), 36);
            var outside = dataSource(url, new Properties());
            execute(outside, "create schema " + schema);
            var inSchema = new Properties();
            inSchema.setProperty("currentSchema", schema);
            inSchema.setProperty("ApplicationName", schema);
            var server = new PostgresServer(dataSource(url, inSchema), () -> {
                execute(outside, END_SESSIONS.formatted(schema));
                execute(outside, "drop schema " + schema + " cascade");
            });
            server.execute(creation);
            return server;
        } catch (SQLException | RuntimeException e) {
            throw new EnvironmentStartException("can't use the database at --jdbc-url", e);
        }
    }

    private static DataSource dataSource(String url, Properties properties) {
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        return new SimpleDataSource(() -> DriverManager.getConnection(url, properties));
    }

    /** Opens a new connection each time. {@link #closeConnections} closes it if the service doesn't. */
    public DataSource dataSource() {
        return new SimpleDataSource(() -> {
            var connection = dataSource.getConnection();
            opened.add(connection);
            return connection;
        });
    }

    /** Opens a new connection each time, and does not remember it: for the environment's own statements. */
    public DataSource ownDataSource() {
        return dataSource;
    }

    /** Closes leaked connections, as the end of the service's process would. */
    public void closeConnections() {
        for (var connection : opened) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("A leaked connection could not be closed", e);
            }
        }
        opened.clear();
    }

    public void execute(String... statements) throws SQLException {
        execute(dataSource, statements);
    }

    @Override
    public void close() {
        try {
            closeAction.run();
        } catch (IOException | SQLException e) {
            log.warn("The database could not be stopped, or its temporary schema not dropped", e);
        }
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
