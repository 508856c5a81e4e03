package dev.patterns.examples.incident.real;

import ch.qos.logback.classic.Level;
import dev.patterns.examples.jdbc.SimpleDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final Thread shutdownHook;
    private final Set<Connection> opened = ConcurrentHashMap.newKeySet();

    private interface CloseAction {
        void run() throws IOException, SQLException;
    }

    private PostgresServer(DataSource dataSource, CloseAction closeAction, Thread shutdownHook) {
        this.dataSource = dataSource;
        this.closeAction = closeAction;
        this.shutdownHook = shutdownHook;
    }

    /**
     * Starts or connects, and creates the tables. Ctrl-C stops an embedded PostgreSQL and drops a temporary schema too.
     *
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @param schemaPrefix beginning of the temporary schema's name
     * @throws EnvironmentStartException if that fails
     */
    public static PostgresServer start(@Nullable String jdbcUrl, String schemaPrefix, String... creation) {
        var start = new CompletableFuture<PostgresServer>();
        var hook = new Thread(() -> stopOnJvmShutdown(start), "postgres-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var server = jdbcUrl == null ? embedded(hook) : at(jdbcUrl, schemaPrefix, hook);
            start.complete(server);
            return server.with(creation);
        } catch (IOException | SQLException | RuntimeException e) {
            start.completeExceptionally(e);
            remove(hook);
            throw new EnvironmentStartException(
                    jdbcUrl == null
                            ? "can't start the embedded PostgreSQL (to use another one, set --jdbc-url)"
                            : "can't use the database at --jdbc-url " + withoutParameters(jdbcUrl),
                    e);
        }
    }

    private static PostgresServer embedded(Thread hook) throws IOException {
        var postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setRegisterShutdownHook(false) // this class has one
                .start();
        return new PostgresServer(postgres.getPostgresDatabase(), postgres::close, hook);
    }

    private static PostgresServer at(String url, String schemaPrefix, Thread hook) throws SQLException {
        var schema = schemaPrefix + "_" + Long.toString(System.currentTimeMillis(), 36);
        var outside = dataSource(url, new Properties());
        execute(outside, "create schema " + schema);
        var inSchema = new Properties();
        inSchema.setProperty("currentSchema", schema);
        inSchema.setProperty("ApplicationName", schema);
        CloseAction dropSchema = () -> {
            execute(outside, END_SESSIONS.formatted(schema));
            execute(outside, "drop schema " + schema + " cascade");
        };
        return new PostgresServer(dataSource(url, inSchema), dropSchema, hook);
    }

    private PostgresServer with(String... creation) throws SQLException {
        try {
            execute(creation);
            return this;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** The parameters may have a password. */
    private static String withoutParameters(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "");
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
        if (remove(shutdownHook)) {
            stop();
        }
    }

    private void stop() {
        try {
            closeAction.run();
        } catch (IOException | SQLException e) {
            log.warn("The database could not be stopped, or its temporary schema not dropped", e);
        }
    }

    /** Returns false if the JVM is shutting down: then the hook runs, and it alone stops the server. */
    private static boolean remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    /** Threads end with the JVM; an embedded PostgreSQL or a temporary schema would not. Waits for a start to end. */
    private static void stopOnJvmShutdown(CompletableFuture<PostgresServer> start) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.getLoggerContext().getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
        }
        start.thenAccept(PostgresServer::stop).exceptionally(failed -> null).join();
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
