package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Who gets a connection, when, and what he is told who gets none. */
class ConnectionPoolTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return ConnectionPool.builder("payments")
                .source(database.dataSource())
                .time(time)
                .random(RandomGenerator.of("L64X128MixRandom"));
    }

    private ConnectionPool poolOf(int size) {
        return pool().size(size).maxOverflow(0).build();
    }

    @Test
    void connectionsAreOpenedWhenNeededAndUsedAgain() throws SQLException {
        var pool = poolOf(2);
        assertThat(database.attempts()).isZero();

        pool.getConnection().close();
        pool.getConnection().close();

        assertThat(database.attempts()).isEqualTo(1);
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void aThreadKeepsToItsConnection() throws SQLException {
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
    void overflowIsOpenedWhileAllAreLentAndClosedAtItsReturn() throws SQLException {
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
    void whoGetsNothingIsToldAfterTheTimeoutAndWhoHoldsWhat() throws Exception {
        var pool = pool().size(2)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(2))
                .build();
        time.spawn("slow report", () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select everything");
                time.sleep(Duration.ofMinutes(1));
            }
        });
        time.spawn("idler", () -> {
            try (var connection = pool.getConnection()) {
                time.sleep(Duration.ofMinutes(1));
            }
        });
        time.sleep(Duration.ofSeconds(10));
        var before = time.elapsed();

        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageStartingWith("payments: no connection within 2000 ms: 2 of 2 lent")
                .hasMessageContaining("slow report for 12000 ms, last did: select everything")
                .hasMessageContaining("idler for 12000 ms, last did: nothing yet")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("08001");
        assertThat(time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void oneDeadlineCoversAPingThatHangs() throws SQLException {
        var pool = pool().size(1)
                .maxOverflow(0)
                .prePing(PrePing.always())
                .connectionTimeout(Duration.ofSeconds(2))
                .build();
        pool.getConnection().close();
        database.pingTakes = StubDatabase.A_YEAR;
        database.connectTakes = StubDatabase.A_YEAR;
        var before = time.elapsed();

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void oneDeadlineCoversAConnectThatHangs() {
        var pool = pool().connectionTimeout(Duration.ofSeconds(2)).build();
        database.connectTakes = StubDatabase.A_YEAR;

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aConnectThatHangsHoldsUpNobody() throws Exception {
        var pool = poolOf(3);
        database.connectTakes = StubDatabase.A_YEAR;
        time.spawn("unlucky", () -> pool.getConnection().close());
        time.sleep(Duration.ofMillis(10));
        database.connectTakes = Duration.ZERO;

        pool.getConnection().close(); // another attempt is begun for the second waiter

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(10));
        assertThat(database.attempts()).isEqualTo(2);
    }

    @Test
    void aConnectThatComesAfterItsDeadlineIsClosedAndItsSlotIsFree() throws Exception {
        var pool = pool().size(1)
                .maxOverflow(0)
                .createTimeout(Duration.ofSeconds(3))
                .build();
        database.connectTakes = Duration.ofSeconds(8);
        var lease = new AtomicReference<Connection>();
        time.spawn("first", () -> lease.set(pool.getConnection()));
        time.sleep(Duration.ofSeconds(2));
        database.connectTakes = Duration.ZERO;
        time.sleep(Duration.ofSeconds(18));

        assertThat(lease.get()).isNotNull();
        assertThat(database.connections).hasSize(2);
        assertThat(database.connections.get(0).closed).as("the one in time").isFalse();
        assertThat(database.connections.get(1).closed).as("the late one").isTrue();
    }

    @Test
    void connectsRunBesideEachOtherAFewAtATime() throws Exception {
        var pool = poolOf(20);
        database.connectTakes = Duration.ofMillis(500);
        for (int i = 0; i < 20; i++) {
            time.spawn("borrower-" + i, () -> {
                try (var connection = pool.getConnection()) {
                    time.sleep(Duration.ofSeconds(30));
                }
            });
        }
        time.sleep(Duration.ofMillis(2_600));

        assertThat(database.mostUnderWay()).isEqualTo(4);
        assertThat(pool.status().checkedOut()).isEqualTo(20);
    }

    @Test
    void duringAnOutageThereIsOneConnectAtATimeWithGrowingPauses() throws Exception {
        var pool = poolOf(20);
        database.refuses = true;
        database.connectTakes = Duration.ofMillis(10);
        for (int i = 0; i < 20; i++) {
            time.spawn("borrower-" + i, () -> pool.getConnection().close());
        }
        time.sleep(Duration.ofMillis(20));
        int atOnce = database.attempts();
        time.sleep(Duration.ofSeconds(20));

        assertThat(atOnce).isLessThanOrEqualTo(4);
        assertThat(database.attempts()).isBetween(atOnce + 5, atOnce + 15);

        database.refuses = false;
        time.run();
        assertThat(pool.status().waits(BorrowOutcome.WAITED).count()).isEqualTo(20);
    }

    @Test
    void theLastFailureToConnectIsTheCause() {
        var pool = poolOf(1);
        database.refuses = true;

        assertThatThrownBy(pool::getConnection)
                .hasMessageContaining("connection refused")
                .hasRootCauseMessage("connection refused");
    }

    @Test
    void waitersAreServedInTheOrderOfTheirComing() throws Exception {
        var pool = poolOf(1);
        var lease = pool.getConnection();
        var served = new ArrayList<Integer>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            time.spawn("waiter-" + i, () -> {
                try (var connection = pool.getConnection()) {
                    served.add(number);
                    time.sleep(Duration.ofMillis(5));
                }
            });
        }
        time.sleep(Duration.ofMillis(5));
        lease.close();
        time.run();

        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void whoeverRunsMayTakeAConnectionThatComesBackWhileTheFirstInLineHasWaitedLessThanAMillisecond() throws Exception {
        var pool = poolOf(1);
        var lease = pool.getConnection();
        var served = new AtomicReference<Duration>();
        time.spawn("waiter", () -> {
            try (var connection = pool.getConnection()) {
                served.set(time.elapsed());
            }
        });
        time.sleep(Duration.ofNanos(500_000));
        lease.close();
        lease = pool.getConnection(); // at once, before the waiter is awake
        time.sleep(Duration.ofMillis(1));
        assertThat(served).hasNullValue();

        lease.close(); // now it is handed over
        lease = pool.getConnection();
        assertThat(served).hasValue(Duration.ofNanos(1_500_000));
        lease.close();
    }

    @Test
    void anInterruptEndsTheWaitKeepsTheFlagAndLosesNothing() throws Exception {
        var pool = poolOf(1);
        var lease = pool.getConnection();
        var thread = new AtomicReference<Thread>();
        time.spawn("waiter", () -> {
            thread.set(Thread.currentThread());
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        time.sleep(Duration.ofSeconds(1));
        time.interrupt(thread.get());
        time.run();
        lease.close();

        assertThat(pool.status()).returns(1, PoolStatus::checkedIn).returns(0, PoolStatus::waiting);
        assertThat(pool.status().waits(BorrowOutcome.INTERRUPTED))
                .isEqualTo(new PoolStatus.Waits(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void waitsAreCountedByOutcomeWithTheirTimes() throws Exception {
        var pool = pool().size(1)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(5))
                .build();
        database.connectTakes = Duration.ofMillis(40);
        pool.getConnection().close();
        pool.getConnection().close();
        var lease = pool.getConnection();
        time.spawn("too late", () -> assertThatThrownBy(pool::getConnection).isNotNull());
        time.sleep(Duration.ofSeconds(3));
        time.spawn("turned away", () -> assertThatThrownBy(pool::getConnection).isNotNull());
        time.sleep(Duration.ofSeconds(3));
        pool.close();
        time.run();
        lease.close();

        var status = pool.status();
        assertThat(status.waits(BorrowOutcome.IMMEDIATE).count()).isEqualTo(2);
        assertThat(status.waits(BorrowOutcome.WAITED)).isEqualTo(waits(1, Duration.ofMillis(40)));
        assertThat(status.waits(BorrowOutcome.TIMED_OUT)).isEqualTo(waits(1, Duration.ofSeconds(5)));
        assertThat(status.waits(BorrowOutcome.CLOSED)).isEqualTo(waits(1, Duration.ofSeconds(3)));
        assertThat(status.waits(BorrowOutcome.INTERRUPTED)).isEqualTo(waits(0, Duration.ZERO));
    }

    @Test
    void closingTurnsWaitersAwayAndClosesWhatIsIdleNowAndWhatIsLentLater() throws Exception {
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
    void aConnectionIsReplacedInTheBackgroundBeforeItIsTooOld() throws Exception {
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
    void aThreadThatHoldsOneAndWaitsForAnotherIsToldSo() throws Exception {
        try (var log = new LogOf(ConnectionPool.class)) {
            var pool = pool().size(2)
                    .maxOverflow(0)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .build();
            time.spawn("nested-0", () -> {
                try (var outer = pool.getConnection()) {
                    time.sleep(Duration.ofMillis(10));
                    assertThatThrownBy(pool::getConnection).hasMessageContaining("this thread holds 1 of them itself");
                }
            });
            time.spawn("nested-1", () -> {
                try (var outer = pool.getConnection()) {
                    time.sleep(Duration.ofMillis(20));
                    pool.getConnection().close(); // gets what the other one gives up
                }
            });
            time.run();

            assertThat(log.warnings())
                    .anySatisfy(line -> assertThat(line)
                            .contains("deadlock")
                            .contains("nested-0")
                            .contains("nested-1"));
        }
    }

    @Test
    void aLeakIsReportedOnceWithTheLineThatBorrowed() throws Exception {
        try (var log = new LogOf(ConnectionPool.class)) {
            var pool = pool().leakDetectionThreshold(Duration.ofSeconds(10)).build();
            var leaked = pool.getConnection();
            time.advance(Duration.ofSeconds(9));
            assertThat(log.warnings()).isEmpty();

            time.advance(Duration.ofSeconds(20));
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.warnings().get(0)).contains("possible leak").contains("ConnectionPoolTest.aLeakIsReported");
            assertThat(pool.holders()).singleElement().satisfies(holder -> {
                assertThat(holder.heldFor()).isEqualTo(Duration.ofSeconds(29));
                assertThat(holder.borrowedAt().orElseThrow().getMethodName()).startsWith("aLeakIsReported");
            });
            leaked.close();
            assertThat(pool.holders()).isEmpty();
        }
    }

    @Test
    void theConfigPrintsAsOneLine() {
        assertThat(poolOf(2).config())
                .hasToString(
                        "ConnectionPoolSettings[name=payments, size=2, maxOverflow=0, connectionTimeout=PT30S, "
                                + "createTimeout=PT10S, recycle=PT1H, prePing=after PT0.5S, leakDetectionThreshold=Optional.empty]");
    }

    @Test
    void aValueOutOfBoundsIsNamedWithItsRule() {
        assertThatThrownBy(() -> pool().size(0).build()).hasMessage("size must be between 1 and 10000, but was 0");
        assertThatThrownBy(() -> pool().maxOverflow(-1).build())
                .hasMessage("maxOverflow must be between 0 and 10000, but was -1");
        assertThatThrownBy(() -> pool().connectionTimeout(Duration.ZERO).build())
                .hasMessage("connectionTimeout must be more than zero, but was PT0S");
        assertThatThrownBy(() -> ConnectionPool.builder("nowhere").build())
                .hasMessage("source or url must be set, but neither was");
    }

    private static PoolStatus.Waits waits(int count, Duration time) {
        return new PoolStatus.Waits(count, time, time);
    }

    private static void close(List<Connection> connections) throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
