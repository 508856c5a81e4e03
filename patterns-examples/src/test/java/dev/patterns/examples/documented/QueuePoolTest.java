package dev.patterns.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What create_engine's pool does, flaws included. */
class QueuePoolTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final StubDatabase database = new StubDatabase(time);

    @Test
    void connectsOnDemand_andClosesTheOverflowOnReturn() throws SQLException {
        var pool = pool(2, 1);
        assertThat(database.connects()).isZero();
        var lent = new Connection[] {pool.connect(), pool.connect(), pool.connect()};
        assertThat(pool.overflow()).isEqualTo(1);
        for (var connection : lent) {
            connection.close();
        }
        assertThat(database.open()).isEqualTo(2);
        assertThat(pool.checkedin()).isEqualTo(2);
        assertThat(pool.overflow()).isZero();
    }

    @Test
    void aWaitingBorrowerGetsTheReturnedConnection() {
        var pool = pool(1, 0);
        time.spawn("holder", () -> hold(pool, Duration.ofSeconds(5)));
        time.spawn("caller", () -> {
            pool.connect().close();
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(5));
        });
        time.run();
        assertThat(database.connects()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitWithTheFlagSet() {
        var pool = pool(1, 0);
        var caller = new AtomicReference<Thread>();
        time.spawn("holder", () -> hold(pool, Duration.ofSeconds(20)));
        time.spawn("caller", () -> {
            caller.set(Thread.currentThread());
            assertThatThrownBy(pool::connect).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
        });
        time.advance(Duration.ofSeconds(3));
        time.interrupt(caller.get());
        time.run();
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void aUsedConnectionIsPinged_andAFailedPingRetiresAllConnectionsMadeBefore() throws SQLException {
        var pool = pool(3, 0);
        cycle(pool, 3);
        time.advance(Duration.ofSeconds(1));
        database.restart();
        time.advance(Duration.ofSeconds(1));
        pool.connect().close();
        assertThat(database.connects()).isEqualTo(4);
        cycle(pool, 3);
        assertThat(database.connects()).isEqualTo(6);
        cycle(pool, 3);
        assertThat(database.connects()).isEqualTo(6);
        assertThat(database.open()).isEqualTo(3);
    }

    @Test
    void aFailedConnectLeavesItsRoomToTheNextBorrower() throws SQLException {
        var pool = pool(1, 0);
        database.down(true);
        assertThatThrownBy(pool::connect).hasMessage("connection refused");
        database.down(false);
        pool.connect().close();
        assertThat(pool.checkedin()).isEqualTo(1);
    }

    @Test
    void closeClosesIdleConnectionsAtOnce_andBorrowedOnesOnReturn() throws SQLException {
        var pool = pool(2, 0);
        cycle(pool, 2);
        var lent = pool.connect();
        pool.close();
        assertThat(database.open()).isEqualTo(1);
        lent.close();
        assertThat(database.open()).isZero();
    }

    @Test
    void P3_aThreadThatReturnsAConnectionCanTakeItAgainBeforeTheWokenWaiter() {
        var pool = pool(1, 0);
        var lent = new AtomicInteger();
        time.spawn("busy", () -> {
            for (int i = 0; i < 31; i++) {
                hold(pool, Duration.ofSeconds(1));
                lent.incrementAndGet();
            }
        });
        time.spawn("waiter", () -> {
            assertThatThrownBy(pool::connect).isInstanceOf(SQLTransientConnectionException.class);
            assertThat(lent.get()).isGreaterThanOrEqualTo(29);
        });
        time.run();
    }

    @Test
    void P8_theTimeoutDoesNotCoverConnecting() throws SQLException {
        database.connectTime(Duration.ofMinutes(5));
        pool(1, 0).connect().close();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void P16_connectionsMadeTogetherAreReplacedTogether_andTheirBorrowersWait() throws SQLException {
        var pool = pool(20, 0);
        cycle(pool, 20);
        database.connectTime(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(3600));
        cycle(pool, 20);
        assertThat(database.connects()).isEqualTo(20);

        time.advance(Duration.ofSeconds(1));
        var slow = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            time.spawn("caller " + i, () -> {
                var start = time.elapsed();
                var connection = pool.connect();
                if (time.elapsed().minus(start).compareTo(Duration.ofSeconds(2)) >= 0) {
                    slow.incrementAndGet();
                }
                connection.close();
            });
        }
        time.run();
        assertThat(slow).hasValue(20);
        assertThat(database.connects()).isEqualTo(40);
    }

    @Test
    void aFailedConnectDoesNotWakeAWaiter() {
        var pool = pool(1, 0);
        database.connectTime(Duration.ofSeconds(10));
        database.down(true);
        time.spawn("first", () -> assertThat(catchThrowable(pool::connect)).hasMessage("connection refused"));
        time.spawn("second", () -> {
            time.sleep(Duration.ofSeconds(1));
            pool.connect().close();
            // There is room after 10 s. The waiter finds it at its timeout, at 31 s, and then connects for 10 s.
            assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(41));
        });
        time.advance(Duration.ofSeconds(15));
        database.down(false);
        time.run();
    }

    private QueuePool pool(int size, int overflow) {
        return new QueuePool(database.dataSource(), PoolArguments.of(size, overflow), new TimeBackedClock(time), time);
    }

    private void hold(QueuePool pool, Duration duration) throws Exception {
        var connection = pool.connect();
        time.sleep(duration);
        connection.close();
    }

    /** Borrows that many connections at the same time and returns them. */
    private static void cycle(QueuePool pool, int connections) throws SQLException {
        var lent = new ArrayList<Connection>();
        for (int i = 0; i < connections; i++) {
            lent.add(pool.connect());
        }
        for (var connection : lent) {
            connection.close();
        }
    }
}
