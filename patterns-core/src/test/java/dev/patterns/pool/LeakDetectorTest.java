package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CapturedLog;
import dev.patterns.pool.ConnectionPoolEvent.CloseReason;
import dev.patterns.pool.ConnectionPoolEvent.Closed;
import dev.patterns.pool.ConnectionPoolEvent.LeakReturned;
import dev.patterns.pool.ConnectionPoolEvent.LeakSuspected;
import dev.patterns.pool.ConnectionPoolEvent.Reclaimed;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that are held for too long: reported, reported again at their return, and taken back. */
class LeakDetectorTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final CapturedLog log = new CapturedLog(ConnectionPool.class);
    private final List<ConnectionPoolEvent> events = new ArrayList<>();

    private ConnectionPool open(ConnectionPoolBuilder builder) {
        var pool = builder.maxOverflow(0).build();
        pool.onEvent(events::add);
        return pool;
    }

    @AfterEach
    void restoreTheLog() {
        log.close();
    }

    @Test
    void aLeakIsReportedOnceWithTheLineThatBorrowed_andAgainWhenItIsReturned() throws SQLException {
        var pool = open(database.pool().leakDetectionThreshold(Duration.ofSeconds(10)));
        var leaked = pool.getConnection();
        time.advance(Duration.ofSeconds(9));
        assertThat(log.warnings()).isEmpty();

        time.advance(Duration.ofSeconds(20));
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .startsWith("payments: possible leak")
                .contains("LeakDetectorTest.aLeakIsReported");
        leaked.close();
        time.advance(Duration.ofSeconds(1));

        assertThat(log.warnings()).hasSize(2);
        assertThat(log.warnings().get(1))
                .startsWith("payments: no leak, the connection was returned")
                .contains("for 29000 ms");
        assertThat(pool.holders()).isEmpty();
        var suspected = only(LeakSuspected.class);
        assertThat(suspected.trace().orElseThrow().getStackTrace())
                .anyMatch(line -> line.getMethodName().startsWith("aLeakIsReported"));
        assertThat(suspected.holder().borrowedAt()).isPresent();
        assertThat(only(LeakReturned.class).holder().thread())
                .isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void aConnectionThatIsReturnedInTimeIsNotReported() throws SQLException {
        var pool = open(database.pool().leakDetectionThreshold(Duration.ofSeconds(10)));
        for (int i = 0; i < 10; i++) {
            var connection = pool.getConnection();
            time.advance(Duration.ofSeconds(9));
            connection.close();
        }
        time.advance(Duration.ofSeconds(20));

        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void oneBorrowInSoManyIsTraced_alsoIfAPlaceInTheCodeBorrowsEachSecondTime() throws SQLException {
        var pool = open(database.pool()
                .size(1)
                .leakDetectionThreshold(Duration.ofHours(1))
                .traceOneBorrowIn(100));
        int tracedHere = 0;
        int tracedThere = 0;
        for (int i = 0; i < 5_000; i++) {
            try (var here = pool.getConnection()) {
                tracedHere += traced(pool);
            }
            try (var there = pool.getConnection()) {
                tracedThere += traced(pool);
            }
        }

        assertThat(tracedHere).isBetween(45, 55);
        assertThat(tracedThere).isBetween(45, 55);
    }

    private static int traced(ConnectionPool pool) {
        return pool.holders().get(0).borrowedAt().isPresent() ? 1 : 0;
    }

    @Test
    void aLeakThatWasNotTracedIsReportedToo() throws SQLException {
        var pool = open(database.pool()
                .size(1)
                .leakDetectionThreshold(Duration.ofSeconds(10))
                .traceOneBorrowIn(100));
        pool.getConnection().close(); // the first is traced
        var leaked = pool.getConnection();
        time.advance(Duration.ofSeconds(11));

        assertThat(only(LeakSuspected.class).trace()).isEmpty();
        assertThat(only(LeakSuspected.class).holder().borrowedAt()).isEmpty();
        leaked.close();
    }

    @Test
    void aConnectionThatIsHeldForTooLongIsTakenBack() throws SQLException {
        var pool = open(database.pool().size(1).reclaimAfter(Duration.ofMinutes(1)));
        var leaked = pool.getConnection();
        var statement = leaked.createStatement();
        time.advance(Duration.ofSeconds(61));

        assertThat(database.connections.get(0).asked("abort")).isEqualTo(1);
        assertThat(database.open()).isZero();
        assertThatThrownBy(leaked::commit)
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessage("payments: this connection is closed,"
                        + " the pool took it back: it was held for longer than reclaimAfter,"
                        + " or the pool was flushed or closed");
        assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("the pool took it back");
        assertThat(leaked.isClosed()).isTrue();
        leaked.close();
        try (var next = pool.getConnection()) {
            assertThat(next.isValid(1)).isTrue();
        }
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .startsWith("payments: a connection was held for too long and is taken back: "
                        + Thread.currentThread().getName() + " for 60000 ms");
        assertThat(only(Reclaimed.class).holder().heldFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(only(Closed.class).reason()).isEqualTo(CloseReason.RECLAIMED);
        assertThat(pool.status())
                .returns(0, PoolStatus::checkedOut)
                .returns(0L, PoolStatus::invalid)
                .satisfies(status -> assertThat(status.totals().reclaimed()).isEqualTo(1));
    }

    /** The borrower hangs in its statement, and closing the connection hangs too: a worker is lost, the slot is not. */
    @Test
    void aConnectionWhoseDriverHangsIsTakenBackAsWell() throws SQLException {
        var pool = open(database.pool().size(1).reclaimAfter(Duration.ofMinutes(1)));
        database.executeTakes = sql -> Duration.ofMinutes(3);
        database.closeTakes = Duration.ofMinutes(3);
        time.spawn("hangs", () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select everything");
            }
        });
        time.advance(Duration.ofSeconds(61));
        assertThat(only(Reclaimed.class).holder())
                .returns("hangs", PoolStatus.Holder::thread)
                .returns(true, PoolStatus.Holder::executing);
        time.advance(Duration.ofSeconds(6));

        try (var next = pool.getConnection()) {
            assertThat(next).hasToString("payments: stub 1");
            time.advance(Duration.ofSeconds(30));
        }
        time.run(); // the late return of the first borrower changes nothing
        assertThat(pool.status()).returns(0, PoolStatus::checkedOut).returns(1, PoolStatus::checkedIn);
    }

    @Test
    void aConnectionWhoseResetHangsIsTakenBackAsWell() {
        var pool = open(database.pool().size(1).reclaimAfter(Duration.ofMinutes(1)));
        time.spawn("hangs in close", () -> {
            try (var connection = pool.getConnection()) {
                database.last().failsOn = what -> {
                    if (what.equals("rollback")) {
                        sleep(Duration.ofMinutes(3));
                    }
                    return false;
                };
                connection.setAutoCommit(false);
                execute(connection, "update");
            }
        });
        time.advance(Duration.ofSeconds(30));
        assertThat(pool.holders()).singleElement().returns("hangs in close", PoolStatus.Holder::thread);
        time.advance(Duration.ofSeconds(31));

        assertThat(events).hasAtLeastOneElementOfType(Reclaimed.class);
        time.advance(Duration.ofSeconds(1));
        assertThat(database.open()).isZero();
        time.run();
        assertThat(pool.status()).returns(0, PoolStatus::checkedOut).returns(0, PoolStatus::checkedIn);
    }

    private void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <E extends ConnectionPoolEvent> E only(Class<E> type) {
        var found = events.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void aStatementThatEndsAfterItsConnectionWasTakenBackSaysNothingAboutTheNextLease() throws Exception {
        var pool = open(database.pool().size(1).maxOverflow(0).reclaimAfter(Duration.ofMinutes(1)));
        database.executeTakes = sql -> Duration.ofMinutes(sql.equals("slow") ? 2 : 3);
        time.spawn("first", () -> execute(pool, "slow"));
        time.sleep(Duration.ofSeconds(90));
        pool.reconfigure(settings -> settings.reclaimAfter(Duration.ofMinutes(9)));
        time.spawn("next", () -> execute(pool, "slower"));
        time.sleep(Duration.ofMinutes(1));

        assertThat(pool.holders()).extracting(Holder::executing).containsExactly(true);
    }

    private static void execute(ConnectionPool pool, String sql) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
