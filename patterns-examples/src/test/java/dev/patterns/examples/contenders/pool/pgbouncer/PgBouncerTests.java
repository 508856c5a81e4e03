package dev.patterns.examples.contenders.pool.pgbouncer;

import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.faults.FaultyPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * A PostgreSQL, and what the tests with a PgBouncer need. Skipped where there is no {@code pgbouncer}.
 *
 * <p>To show what transaction mode does, a test uses server connection one, lets {@link #transaction another client}
 * take it, and goes on: it is then on server connection two.
 */
@Tag("pgbouncer")
abstract class PgBouncerTests {

    static FaultyPostgres postgres;

    /** One for all classes. It ends with the virtual machine. */
    private static final class Server {
        private static final FaultyPostgres INSTANCE = started();

        private static FaultyPostgres started() {
            try {
                return FaultyPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(PgBouncer.isInstalled(), "no pgbouncer on the path");
        postgres = Server.INSTANCE;
    }

    static PgBouncer bouncer(String mode, String... lines) throws IOException, InterruptedException {
        return PgBouncer.start(postgres.server.port(), mode, lines);
    }

    /** A connection to PostgreSQL that does not go through PgBouncer. */
    static Connection direct() throws SQLException {
        return DriverManager.getConnection(postgres.server.ownUrl());
    }

    /** A pool whose connections are opened when they are needed. */
    static PoolAdapter pool(PoolContender contender, DataSource source, int size) {
        return pool(contender, source, size, Duration.ofSeconds(20));
    }

    static PoolAdapter pool(PoolContender contender, DataSource source, int size, Duration connectionTimeout) {
        return contender.open(source, PoolSettings.of("orders").size(size, 0).connectionTimeout(connectionTimeout));
    }

    /** Another client of the PgBouncer, in a transaction: it keeps the server connection that was used last. */
    static Connection transaction(PgBouncer bouncer) throws SQLException {
        var connection = DriverManager.getConnection(bouncer.url("prepareThreshold=0"));
        connection.setAutoCommit(false);
        execute(connection, "select 1");
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
