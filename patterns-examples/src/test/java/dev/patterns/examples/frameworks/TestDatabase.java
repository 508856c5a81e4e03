package dev.patterns.examples.frameworks;

import dev.patterns.pool.ConnectionPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;

/** The kinds of database. Each gives new, empty databases, so that no test sees what another one wrote. */
enum TestDatabase {
    H2("sa", SQLDialect.H2) {
        @Override
        String create(String name) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000";
        }
    },
    POSTGRES("postgres", SQLDialect.POSTGRES) {
        @Override
        String create(String name) throws SQLException {
            try (var connection =
                            DriverManager.getConnection(PostgresServer.STARTED.getJdbcUrl("postgres", "postgres"));
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return PostgresServer.STARTED.getJdbcUrl("postgres", name);
        }
    };

    private static final AtomicInteger CREATED = new AtomicInteger();

    final String user;
    final SQLDialect dialect;

    TestDatabase(String user, SQLDialect dialect) {
        this.user = user;
        this.dialect = dialect;
    }

    /** The URL of a new database. */
    String create() throws SQLException {
        return create("shop" + CREATED.incrementAndGet());
    }

    /** A pool of four connections to a new database. */
    ConnectionPool newPool() throws SQLException {
        return ConnectionPool.builder("shop")
                .url(create())
                .user(user)
                .size(4)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(20))
                .build();
    }

    abstract String create(String name) throws SQLException;

    /** H2 ignores {@code setReadOnly}. */
    boolean hasReadOnlyTransactions() {
        return this == POSTGRES;
    }

    /** Started when the first database is created. It stops with this JVM. */
    private static final class PostgresServer {

        private static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
