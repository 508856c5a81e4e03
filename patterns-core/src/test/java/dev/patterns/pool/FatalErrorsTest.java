package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed statement means for its connection, and for the others. */
class FatalErrorsTest {

    private static final String READ_ONLY = "25006";

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPool poolOfThree(Predicate<SQLException> fatal) throws SQLException {
        var pool = database.pool()
                .size(3)
                .maxOverflow(0)
                .prePing(PrePing.never())
                .fatalOn(fatal)
                .build();
        for (var lease : List.of(pool.getConnection(), pool.getConnection(), pool.getConnection())) {
            lease.close();
        }
        return pool;
    }

    private ConnectionPool poolOfThree() throws SQLException {
        return poolOfThree(ConnectionPool::isFatal);
    }

    private void fail(Connection lease, String sqlState) {
        for (var connection : database.connections) {
            connection.failsWith = sqlState;
            connection.failsOn = what -> what.startsWith("execute");
        }
        assertThatThrownBy(() -> lease.createStatement().execute("insert")).isInstanceOf(SQLException.class);
        database.connections.forEach(connection -> connection.failsOn = what -> false);
    }

    @Test
    void fatalOnDecides_insteadOfTheDefault() throws SQLException {
        var pool = poolOfThree(e -> "XX001".equals(e.getSQLState()));
        try (var lease = pool.getConnection()) {
            fail(lease, "57P01");
        }
        assertThat(pool.status().invalid()).isZero();
        try (var lease = pool.getConnection()) {
            fail(lease, "XX001");
        }
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void afterAFatalErrorTheOthersArePinged() throws SQLException {
        var pool = poolOfThree();
        try (var lease = pool.getConnection()) {
            fail(lease, "57P01");
        }
        time.run();
        assertThat(database.asked("ping")).isEqualTo(2);
        assertThat(database.open()).isEqualTo(2);
    }

    @Test
    void afterAWriteOnAReadOnlyNodeAllConnectionsAreReplaced_thoughTheyAnswerPings() throws SQLException {
        var pool = poolOfThree();
        var lent = pool.getConnection();
        try (var lease = pool.getConnection()) {
            fail(lease, READ_ONLY);
        }
        lent.close();
        var leases = List.of(pool.getConnection(), pool.getConnection(), pool.getConnection());

        assertThat(leases).hasSize(3);
        assertThat(database.connections.subList(0, 3)).allMatch(connection -> connection.closed);
        assertThat(database.open()).isEqualTo(3);
    }

    @Test
    void aConnectionOpenedAfterTheFailoverIsKept() throws SQLException {
        var pool = poolOfThree();
        try (var lease = pool.getConnection()) {
            fail(lease, READ_ONLY);
        }
        pool.getConnection().close();
        int connections = database.connections.size();
        pool.getConnection().close();
        assertThat(database.connections).hasSize(connections);
    }

    @Test
    void anotherWriteOnTheOldNodeDoesNotReplaceTheConnectionsToTheNewOne() throws SQLException {
        var pool = poolOfThree();
        var old = pool.getConnection();
        try (var lease = pool.getConnection()) {
            fail(lease, READ_ONLY);
        }
        pool.getConnection().close();
        var fresh = database.last();
        try (old) {
            fail(old, READ_ONLY);
            assertThat(old.isClosed()).isTrue();
        }
        time.run();

        assertThat(fresh.closed).isFalse();
    }

    @Test
    void aWriteOnAConnectionThatItsBorrowerMadeReadOnlyIsNotFatal() throws SQLException {
        var pool = poolOfThree();
        try (var lease = pool.getConnection()) {
            lease.setReadOnly(true);
            fail(lease, READ_ONLY);
            assertThat(lease.isClosed()).isFalse();
        }
        assertThat(pool.status().invalid()).isZero();
        assertThat(database.open()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TRANSACTION READ ONLY",
                "set transaction isolation level repeatable read, read only",
                "begin read only",
                "START TRANSACTION READ ONLY",
                "set default_transaction_read_only = on",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "\n    SET TRANSACTION READ ONLY",
                " SET TRANSACTION READ ONLY",
                "/* audit */ begin read only",
                "-- audit\nset transaction read only"
            })
    void aWriteInATransactionThatItsBorrowerBeganReadOnlyIsNotFatal(String sql) throws SQLException {
        var pool = poolOfThree();
        try (var lease = pool.getConnection()) {
            lease.createStatement().execute(sql);
            fail(lease, READ_ONLY);
        }
        assertThat(pool.status().invalid()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set",
                "select read_only from settings",
                "set search_path = audit",
                "begin",
                "with t as (x)",
                "/* set read only */ select 1"
            })
    void otherStatementsDoNotExcuseAReadOnlyError(String sql) throws SQLException {
        var pool = poolOfThree();
        try (var lease = pool.getConnection()) {
            lease.createStatement().execute(sql);
            fail(lease, READ_ONLY);
        }
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void theNextBorrowerOfAConnectionThatWasReadOnlyIsNotExcused() throws SQLException {
        var pool = poolOfThree();
        try (var lease = pool.getConnection()) {
            lease.setReadOnly(true);
        }
        try (var lease = pool.getConnection()) {
            fail(lease, READ_ONLY);
        }
        assertThat(pool.status().invalid()).isEqualTo(1);
    }
}
