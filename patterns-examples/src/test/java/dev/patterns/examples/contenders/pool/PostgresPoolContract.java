package dev.patterns.examples.contenders.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.ConnectionPoolBuilder;
import dev.patterns.pool.PrePing;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What the hand-written pool must do on any PostgreSQL. */
interface PostgresPoolContract {

    /** The JDBC URL, with user and password. */
    String url();

    @Test
    default void anUncommittedTransactionIsRolledBackOnClose() throws SQLException {
        try (var table = new Table(url());
                var pool = pool(1).build()) {
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                table.insert(connection, 1);
            }
            assertThat(table.rows()).isZero();
            try (var connection = pool.getConnection()) {
                table.insert(connection, 2);
            }
            assertThat(table.rows()).isEqualTo(1);
        }
    }

    @Test
    default void aFailedTransactionDoesNotAffectTheNextBorrower() throws SQLException {
        try (var pool = pool(1).build()) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                assertThatThrownBy(() -> statement.execute("select 1 / 0")).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("aborted");
            }
            try (var connection = pool.getConnection()) {
                assertThat(backend(connection)).isPositive();
            }
        }
    }

    @Test
    default void everyChangedSettingIsResetForTheNextBorrower() throws SQLException {
        try (var pool = pool(1).build()) {
            int backend;
            String schema;
            try (var connection = pool.getConnection()) {
                backend = backend(connection);
                schema = connection.getSchema();
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                connection.setReadOnly(true);
                connection.setSchema("pg_catalog");
                connection.setNetworkTimeout(Runnable::run, 5_000);
                connection.setAutoCommit(false);
            }
            try (var connection = pool.getConnection()) {
                assertThat(backend(connection)).isEqualTo(backend);
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getSchema()).isEqualTo(schema);
                assertThat(connection.getNetworkTimeout()).isZero();
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @Test
    default void statementsAndResultSetsAreClosedWithTheirLease() throws SQLException {
        try (var pool = pool(1).build()) {
            var connection = pool.getConnection();
            var statement = connection.prepareStatement("select generate_series(1, 10)");
            var results = statement.executeQuery();
            assertThat(results.next()).isTrue();
            assertThat(statement.getConnection()).isSameAs(connection);
            connection.close();

            assertThatThrownBy(results::next).isInstanceOf(SQLException.class);
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
            assertThatThrownBy(connection::createStatement).isInstanceOf(SQLException.class);
            connection.close(); // the second close does nothing
            assertThat(pool.status().checkedOut()).isZero();
        }
    }

    @Test
    default void aLeaseUnwrapsToTheDriversInterface() throws SQLException {
        try (var pool = pool(1).build();
                var connection = pool.getConnection()) {
            assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isEqualTo(backend(connection));
        }
    }

    @Test
    default void withPrePingAlways_aTerminatedBackendIsNotLentAgain() throws SQLException {
        try (var pool = pool(3).prePing(PrePing.always()).build()) {
            var terminated = backends(pool, 3);
            terminate(terminated);
            var fresh = backends(pool, 3);
            assertThat(fresh).hasSize(3).doesNotContainAnyElementsOf(terminated);
            assertThat(pool.status().invalid()).isPositive();
        }
    }

    /** Without a ping one borrower gets the error. The next borrowers don't. */
    @Test
    default void withoutPrePing_theFirstErrorOfATerminatedBackendRetiresAllOfThem() throws Exception {
        try (var pool = pool(3).prePing(PrePing.never()).build()) {
            var terminated = backends(pool, 3);
            terminate(terminated);
            try (var connection = pool.getConnection()) {
                assertThatThrownBy(() -> backend(connection)).isInstanceOf(SQLException.class);
            }
            assertThat(backends(pool, 3)).hasSize(3).doesNotContainAnyElementsOf(terminated);
        }
    }

    /** The driver closes a connection whose encoding is not UTF-8 any more. */
    @Test
    default void aLeaseIsClosedWhenTheDriverHasClosedTheConnection() throws SQLException {
        try (var pool = pool(1).build()) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("set client_encoding to 'LATIN1'"))
                        .isInstanceOf(SQLException.class);
                assertThat(connection.isClosed()).isTrue();
                assertThat(pool.status().checkedOut()).isEqualTo(1);
            }
            assertThat(pool.status().checkedOut()).isZero();
            assertThat(pool.status().invalid()).isEqualTo(1);
            try (var connection = pool.getConnection()) {
                assertThat(backend(connection)).isPositive();
            }
        }
    }

    @Test
    default void anExhaustedPoolNamesTheThreadThatHoldsTheConnection() throws SQLException {
        try (var pool = pool(1).connectionTimeout(Duration.ofSeconds(2)).build();
                var held = pool.getConnection()) {
            assertThat(held.isClosed()).isFalse();
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining(Thread.currentThread().getName());
        }
    }

    @Test
    default void manyBorrowersShareFewBackends() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try (var table = new Table(url());
                var pool = pool(4).maxOverflow(2).build()) {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 400; i++) {
                int value = i;
                work.add(() -> {
                    try (var connection = pool.getConnection()) {
                        table.insert(connection, value);
                        return backend(connection);
                    }
                });
            }
            var backends = new ArrayList<Integer>();
            for (var future : threads.invokeAll(work)) {
                backends.add(future.get());
            }
            assertThat(table.rows()).isEqualTo(400);
            assertThat(backends).hasSize(400);
            assertThat(pool.status().checkedOut()).isZero();
            // one that was returned while others waited, and found no waiter any more, is closed by the housekeeper
            await().untilAsserted(() -> assertThat(pool.status().checkedIn()).isBetween(1, 4));
        } finally {
            threads.shutdownNow();
        }
    }

    default ConnectionPoolBuilder pool(int size) {
        return ConnectionPool.builder("contract")
                .source(new SimpleDataSource(() -> DriverManager.getConnection(url())))
                .size(size)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(20));
    }

    /** The backends of that many connections, borrowed at the same time. */
    static List<Integer> backends(ConnectionPool pool, int connections) throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            var backends = new ArrayList<Integer>();
            for (int i = 0; i < connections; i++) {
                held.add(pool.getConnection());
                backends.add(backend(held.get(i)));
            }
            return backends;
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    static int backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_backend_pid()")) {
            result.next();
            return result.getInt(1);
        }
    }

    /** Terminates the backends as an administrator would, and waits until they are gone. */
    private void terminate(List<Integer> backends) throws SQLException {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.prepareStatement("select pg_terminate_backend(?, 10000)")) {
            for (int backend : backends) {
                statement.setInt(1, backend);
                statement.execute();
            }
        }
    }

    /** A table for one test. */
    final class Table implements AutoCloseable {

        private final Connection connection;

        Table(String url) throws SQLException {
            connection = DriverManager.getConnection(url);
            execute("create table contract_test (value int primary key)");
        }

        void insert(Connection by, int value) throws SQLException {
            try (var statement = by.prepareStatement("insert into contract_test values (?)")) {
                statement.setInt(1, value);
                statement.executeUpdate();
            }
        }

        int rows() throws SQLException {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("select count(*) from contract_test")) {
                result.next();
                return result.getInt(1);
            }
        }

        private void execute(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                execute("drop table contract_test");
            }
        }
    }
}
