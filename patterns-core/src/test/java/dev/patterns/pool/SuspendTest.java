package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A suspended pool lends nothing, and goes on where it was when it is resumed. */
class SuspendTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return database.pool().size(2).maxOverflow(0).connectionTimeout(Duration.ofSeconds(10));
    }

    /** Spawns a borrower: when it was served. */
    private AtomicReference<Duration> borrower(ConnectionPool pool) {
        var served = new AtomicReference<Duration>();
        time.spawn("borrower", () -> {
            try (var connection = pool.getConnection()) {
                served.set(time.elapsed());
            }
        });
        return served;
    }

    @Test
    void aBorrowerWaitsThoughAConnectionIsIdle_untilThePoolIsResumed() throws Exception {
        var pool = pool().prePing(PrePing.never()).build();
        pool.getConnection().close();
        pool.suspend();
        pool.suspend();
        var served = borrower(pool);
        time.sleep(Duration.ofMillis(3_050));
        assertThat(served).hasNullValue();
        assertThat(pool.status()).returns(true, PoolStatus::suspended).returns(1, PoolStatus::waiting);

        pool.resume();
        pool.resume();
        time.run();
        assertThat(served).hasValue(Duration.ofMillis(3_050));
        assertThat(pool.status()).returns(false, PoolStatus::suspended).returns(1, PoolStatus::checkedIn);
        assertThat(database.attempts()).isEqualTo(1);
    }

    @Test
    void nothingIsOpenedForWaiters_untilThePoolIsResumed() throws Exception {
        var pool = pool().build();
        pool.suspend();
        var served = List.of(borrower(pool), borrower(pool));
        time.sleep(Duration.ofSeconds(3));
        assertThat(database.attempts()).isZero();

        pool.resume();
        time.run();
        assertThat(served).extracting(AtomicReference::get).containsOnly(Duration.ofSeconds(3));
    }

    @Test
    void aLentConnectionIsUsedAndReturned_andGoesToNoWaiter() throws Exception {
        for (var prePing : List.of(PrePing.never(), PrePing.always())) {
            var pool = pool().size(1).prePing(prePing).build();
            var lease = pool.getConnection();
            pool.suspend();
            var served = borrower(pool);
            time.sleep(Duration.ofSeconds(1));
            lease.createStatement().execute("still works");
            lease.close();
            time.sleep(Duration.ofSeconds(1));
            assertThat(served).hasNullValue();
            assertThat(pool.status()).returns(1, PoolStatus::checkedIn).returns(0, PoolStatus::checkedOut);

            pool.resume();
            time.run();
            assertThat(served.get()).isNotNull();
        }
    }

    @Test
    void aConnectionThatIsOpenedOrPingedMeanwhileIsNotLent() throws Exception {
        var pool = pool().prePing(PrePing.afterIdle(Duration.ofMillis(500))).build();
        database.connectTakes = Duration.ofSeconds(1);
        var opened = borrower(pool);
        time.sleep(Duration.ofMillis(500));
        pool.suspend();
        time.sleep(Duration.ofSeconds(2));
        assertThat(opened).hasNullValue();
        pool.resume();
        time.sleep(Duration.ofMillis(1));
        assertThat(opened.get()).isNotNull();

        time.sleep(Duration.ofSeconds(5)); // idle for so long that it needs a ping
        database.pingTakes = Duration.ofSeconds(1);
        var pinged = borrower(pool);
        time.sleep(Duration.ofMillis(500));
        pool.suspend();
        time.sleep(Duration.ofSeconds(2));
        assertThat(pinged).hasNullValue();
        pool.resume();
        time.run();
        assertThat(pinged.get()).isNotNull();
    }

    @Test
    void aConnectionThatBreaksMeanwhileHasTheOthersPinged_andNoneIsLent() throws Exception {
        var pool = pool().prePing(PrePing.never()).build();
        var good = pool.getConnection();
        var bad = pool.getConnection();
        good.close();
        pool.suspend();
        var served = borrower(pool);
        database.last().dead = true;
        assertThatThrownBy(() -> bad.createStatement().execute("select")).isInstanceOf(SQLException.class);
        bad.close();
        time.sleep(Duration.ofSeconds(1));
        assertThat(database.asked("ping")).isEqualTo(1);
        assertThat(served).hasNullValue();
        pool.resume();
        time.run();
        assertThat(served.get()).isNotNull();
    }

    @Test
    void aWaitTimesOut_andTheMessageSaysThatThePoolIsSuspended() throws SQLException {
        var pool = pool().connectionTimeout(Duration.ofSeconds(2)).build();
        pool.getConnection().close();
        pool.suspend();
        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageContaining("the pool is suspended");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pool).hasToString("ConnectionPool[payments, 2 + 0 connections, suspended]");
    }

    @Test
    void allWaitersAreServedInTheirOrderWhenThePoolIsResumed() throws Exception {
        var pool = pool().size(1).build();
        pool.getConnection().close();
        pool.suspend();
        var served = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            time.spawn("waiter", () -> {
                try (var connection = pool.getConnection()) {
                    served.add(number);
                    time.sleep(Duration.ofMillis(1));
                }
            });
        }
        time.sleep(Duration.ofMillis(100));
        pool.reconfigure(settings -> settings.size(2)); // doesn't end the suspension
        time.sleep(Duration.ofMillis(100));
        assertThat(served).isEmpty();
        pool.resume();
        time.run();
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aSuspendedPoolCanBeClosed() throws Exception {
        var pool = pool().build();
        pool.getConnection().close();
        pool.suspend();
        var failure = new AtomicReference<SQLException>();
        time.spawn("waiter", () -> {
            try {
                pool.getConnection();
            } catch (SQLException e) {
                failure.set(e);
            }
        });
        time.sleep(Duration.ofSeconds(1));
        pool.close();
        time.run();
        assertThat((Object) failure.get()).isInstanceOf(SQLNonTransientConnectionException.class);
        assertThat(database.open()).isZero();
        pool.resume();
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLNonTransientConnectionException.class);
    }
}
