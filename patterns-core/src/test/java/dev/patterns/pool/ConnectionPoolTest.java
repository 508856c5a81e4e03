package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.WatchedTime;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The life of a pool: opening, lending, replacing and closing connections. */
class ConnectionPoolTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return database.pool();
    }

    private ConnectionPool poolOf(int size) {
        return pool().size(size).maxOverflow(0).build();
    }

    @Test
    void connectionsAreOpenedWhenNeededAndReused() throws SQLException {
        var pool = poolOf(2);
        assertThat(database.attempts()).isZero();

        pool.getConnection().close();
        pool.getConnection().close();

        assertThat(database.attempts()).isEqualTo(1);
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void aThreadGetsTheSameConnectionAgain() throws SQLException {
        var pool = poolOf(2);
        var first = pool.getConnection();
        var second = pool.getConnection();
        first.close();
        second.close();

        pool.getConnection().close();
        var mine = pool.getConnection().toString();
        assertThat(pool.getConnection()).asString().isNotEqualTo(mine);
    }

    @Test
    void overflowConnectionsAreOpenedWhileAllAreLentAndClosedAtTheirReturn() throws SQLException {
        var pool = pool().size(2).maxOverflow(1).build();
        var leases = List.of(pool.getConnection(), pool.getConnection(), pool.getConnection());
        assertThat(pool.status().overflow()).isEqualTo(1);

        close(leases);
        time.advance(Duration.ofMillis(1));

        assertThat(pool.status()).returns(0, PoolStatus::overflow).returns(2, PoolStatus::checkedIn);
        assertThat(database.open()).isEqualTo(2);
        assertThat(database.mostOpen()).isEqualTo(3);
    }

    @Test
    void closeFailsNewBorrowsAndClosesIdleConnectionsNowAndLentOnesAtTheirReturn() throws Exception {
        var pool = poolOf(2);
        var idle = pool.getConnection();
        var lent = pool.getConnection();
        idle.close();

        pool.close();
        pool.close();
        time.sleep(Duration.ofMillis(1));
        assertThat(database.open()).isEqualTo(1);
        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage("payments: the pool is closed");

        lent.createStatement().execute("still works");
        lent.close();
        time.sleep(Duration.ofMillis(1));
        assertThat(database.open()).isZero();
        assertThat(pool.status().checkedIn()).isZero();
    }

    @Test
    void connectionsAreReplacedInTheBackgroundBeforeTheyAreTooOld() throws Exception {
        var pool = pool().size(5).recycle(Duration.ofMinutes(10)).build();
        close(List.of(
                pool.getConnection(),
                pool.getConnection(),
                pool.getConnection(),
                pool.getConnection(),
                pool.getConnection()));
        time.advance(Duration.ofMinutes(8).minusSeconds(1));
        assertThat(database.attempts()).isEqualTo(5);

        time.advance(Duration.ofMinutes(1));
        assertThat(database.attempts()).as("not all at once").isBetween(6, 9);

        time.advance(Duration.ofMinutes(1).plusSeconds(2));
        assertThat(database.attempts()).isGreaterThanOrEqualTo(10);
        assertThat(database.connections.subList(0, 5)).allMatch(c -> c.closed);
        assertThat(pool.status().checkedIn()).isEqualTo(5);
        assertThat(pool.status().invalid()).isZero();
    }

    @Test
    void aConnectionThatBecomesTooOldWhileItIsLentIsReplacedAtItsReturn() throws Exception {
        var pool = pool().size(1).recycle(Duration.ofMinutes(10)).build();
        var lease = pool.getConnection();
        time.advance(Duration.ofHours(1));
        assertThat(database.last().closed).isFalse();

        lease.close();
        time.advance(Duration.ofMillis(1));

        assertThat(database.connections.get(0).closed).isTrue();
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void aClosedPoolLeavesNoTimer() throws Exception {
        var watched = new WatchedTime(time);
        var pool = pool().time(watched).build();
        pool.getConnection().close();
        assertThat(watched.timers()).as("of the housekeeper").isOne();

        pool.close();
        time.advance(Duration.ofNanos(1));

        assertThat(watched.timers()).isZero();
    }

    @Test
    void aConnectionIsCheckedOutUntilItsResetHasEnded() throws Exception {
        var pool = pool().build();
        var checkedOut = new AtomicInteger();
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update accounts");
            database.last().failsOn = what -> {
                checkedOut.set(pool.status().checkedOut());
                return false;
            };
        }
        assertThat(checkedOut).hasValue(1);
        assertThat(pool.status().checkedOut()).isZero();
    }

    @Test
    void theLoginTimeoutIsTheConnectionTimeoutInSeconds() {
        assertThat(pool().connectionTimeout(Duration.ofMillis(7_900)).build().getLoginTimeout())
                .isEqualTo(7);
        assertThat(pool().connectionTimeout(Duration.ofMillis(300)).build().getLoginTimeout())
                .isEqualTo(1);
    }

    @Test
    void aPoolIsAWrapperForItsOwnTypesOnly() throws SQLException {
        var pool = pool().build();

        assertThat(pool.unwrap(ConnectionPool.class)).isSameAs(pool);
        assertThat(pool.isWrapperFor(ConnectionPool.class)).isTrue();
        assertThat(pool.isWrapperFor(String.class)).isFalse();
        assertThatThrownBy(() -> pool.unwrap(String.class)).hasMessage("a connection pool is not a java.lang.String");
    }

    @Test
    void fatalFailuresAreThoseThatBreakTheConnection() {
        assertThat(ConnectionPool.isFatal(new SQLException("gone", "08006"))).isTrue();
        assertThat(ConnectionPool.isFatal(new SQLException("wrong", "22000"))).isFalse();
    }

    @Test
    void aPoolPrintsOneShortLineWithoutItsFigures() {
        assertThat(pool().size(20).maxOverflow(10).build())
                .hasToString("ConnectionPool[payments, 20 + 10 connections]");
    }

    private static void close(List<Connection> connections) throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
