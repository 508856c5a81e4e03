package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Connections are replaced while the pool is in use, and closed with a time for borrowers to finish. */
class EvictionTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final ConnectionPool pool = database.pool().size(3).maxOverflow(0).build();

    /** One connection is lent and two are idle. */
    private Connection givenOneLentAndTwoIdle() throws SQLException {
        var lent = pool.getConnection();
        try (var second = pool.getConnection();
                var third = pool.getConnection()) {
            assertThat(database.open()).isEqualTo(3);
        }
        return lent;
    }

    @Test
    void softEvictReplacesIdleConnectionsNowAndLentOnesAtTheirReturn() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        pool.softEvict();
        time.sleep(A_SECOND);
        assertThat(database.connections).extracting(c -> c.closed).containsExactly(false, true, true, false, false);

        lent.createStatement().execute("still works");
        lent.close();
        time.sleep(A_SECOND);
        assertThat(database.connections.get(0).closed).isTrue();
        assertThat(pool.status()).returns(3, PoolStatus::checkedIn).returns(0L, PoolStatus::invalid);
    }

    @Test
    void softEvictReplacesAConnectionThatWasBeingOpened() throws Exception {
        database.connectTakes = A_SECOND;
        var lease = new AtomicReference<Connection>();
        time.spawn("borrower", () -> lease.set(pool.getConnection()));
        time.sleep(A_SECOND.dividedBy(2));
        pool.softEvict(); // the connect under way has the old password
        time.sleep(A_SECOND.multipliedBy(2));

        assertThat(database.connections.get(0).closed).isTrue();
        assertThat(lease.get()).hasToString("payments: stub 1");
    }

    @Test
    void softEvictReplacesAConnectionThatWasBeingPinged() throws Exception {
        givenOneLentAndTwoIdle();
        time.sleep(A_SECOND);
        database.pingTakes = A_SECOND;
        time.spawn("borrower", () -> pool.getConnection());
        time.sleep(A_SECOND.dividedBy(2));
        pool.softEvict();
        time.sleep(A_SECOND.multipliedBy(2));

        assertThat(database.connections.subList(1, 3)).allMatch(c -> c.closed);
        assertThat(pool.status().checkedOut()).isEqualTo(2);
    }

    @Test
    void flushAbortsLentConnections_andTheNextCallOfTheirBorrowersFails() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        pool.flush();
        time.sleep(A_SECOND);

        assertThat(database.connections.subList(0, 3)).allMatch(c -> c.closed);
        assertThat(database.connections.get(0).asked("abort")).isEqualTo(1);
        assertThat(database.connections.get(1).asked("abort")).isZero();
        assertThat(lent.isClosed()).isTrue();
        assertThatThrownBy(lent::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the pool took it back");
        lent.close();
        assertThat(pool.status()).returns(3, PoolStatus::checkedIn).returns(0, PoolStatus::checkedOut);
    }

    @Test
    void flushReturnsAtOnce_andAnAbortThatHangsCostsItsSlotFiveSeconds() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        database.abortTakes = StubDatabase.A_YEAR;
        var start = time.elapsed();
        pool.flush();
        assertThat(time.elapsed()).isEqualTo(start);
        assertThat(lent.isClosed()).isTrue();

        time.sleep(Duration.ofSeconds(6));
        assertThat(pool.status().checkedIn()).isEqualTo(3);
        time.close();
    }

    @Test
    void flushAbortsAConnectionThatHangsInItsReset() throws Exception {
        var lent = pool.getConnection();
        lent.setAutoCommit(false);
        lent.createStatement().execute("insert");
        var reset = new AtomicReference<Thread>();
        database.last().failsOn = what -> {
            if (what.equals("rollback") && reset.compareAndSet(null, Thread.currentThread())) {
                time.parkNanos("a rollback that hangs", Duration.ofSeconds(20).toNanos());
                return true;
            }
            return false;
        };
        time.spawn("borrower", lent::close);
        time.sleep(A_SECOND);
        pool.flush();
        time.sleep(A_SECOND);

        assertThat(database.connections.get(0).asked("abort")).isEqualTo(1);
        time.unpark(reset.get());
        time.run();
        assertThat(pool.status()).returns(0, PoolStatus::checkedOut);
    }

    @Test
    void closeWithGraceWaitsForTheLastReturn() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        time.spawn("borrower", () -> {
            time.sleep(A_SECOND);
            lent.createStatement().execute("still works");
            lent.close();
        });
        boolean all = pool.close(A_SECOND.multipliedBy(10));

        assertThat(all).isTrue();
        assertThat(time.elapsed()).isEqualTo(A_SECOND);
        time.sleep(A_SECOND);
        assertThat(database.open()).isZero();
        assertThatThrownBy(pool::getConnection).hasMessage("payments: the pool is closed");
    }

    @Test
    void closeWithGraceAbortsWhatIsNotReturnedInTime() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        boolean all = pool.close(A_SECOND);

        assertThat(all).isFalse();
        assertThat(time.elapsed()).isEqualTo(A_SECOND);
        assertThatThrownBy(lent::createStatement).isInstanceOf(SQLException.class);
        time.sleep(A_SECOND);
        assertThat(database.open()).isZero();
        assertThat(database.attempts()).as("none is replaced").isEqualTo(3);
    }

    @Test
    void closeWithGraceReturnsAtOnceIfNoneIsLent() throws Exception {
        givenOneLentAndTwoIdle().close();

        assertThat(pool.close(A_SECOND)).isTrue();
        assertThat(time.elapsed()).isEqualTo(Duration.ZERO);
    }

    @Test
    void closeWithGraceSeesTheReturnOfABrokenConnection() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        time.spawn("borrower", () -> {
            time.sleep(A_SECOND);
            lent.abort(Runnable::run);
        });

        assertThat(pool.close(A_SECOND.multipliedBy(10))).isTrue();
        assertThat(time.elapsed()).isEqualTo(A_SECOND);
    }

    @Test
    void closeWithGraceEndsWhenAnotherThreadAbortsWhatIsLent() throws Exception {
        givenOneLentAndTwoIdle();
        time.spawn("operator", A_SECOND, pool::flush);

        assertThat(pool.close(A_SECOND.multipliedBy(10)))
                .as("an abort is no return")
                .isFalse();
        assertThat(time.elapsed()).isEqualTo(A_SECOND);
    }

    @Test
    void anInterruptEndsTheGraceAndKeepsTheFlag() throws Exception {
        var lent = givenOneLentAndTwoIdle();
        var closer = new AtomicReference<Thread>();
        var flag = new boolean[1];
        time.spawn("closer", () -> {
            closer.set(Thread.currentThread());
            assertThat(pool.close(A_SECOND.multipliedBy(10))).isFalse();
            flag[0] = Thread.currentThread().isInterrupted();
        });
        time.sleep(A_SECOND);
        time.interrupt(closer.get());
        time.run();

        assertThat(time.elapsed()).isEqualTo(A_SECOND);
        assertThat(flag[0]).isTrue();
        assertThat(lent.isClosed()).isTrue();
    }
}
