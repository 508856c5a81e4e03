package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Deadline;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How threads wait for a connection: in which order, how long, and how a wait ends. */
class WaitQueueTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return database.pool();
    }

    private ConnectionPool poolOf(int size) {
        return pool().size(size).maxOverflow(0).build();
    }

    @Test
    void aDeadlineThatIsLaterThanTheConnectionTimeoutDoesNotLengthenTheWait() {
        var pool = pool().connectionTimeout(Duration.ofSeconds(1)).build();
        database.connectTakes = StubDatabase.A_YEAR;

        assertThatThrownBy(() -> Deadline.within(Duration.ofSeconds(10), time).call(pool::getConnection))
                .hasMessageContaining("no connection within 1000 ms");

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        time.close();
    }

    @Test
    void waitersAreServedInTheOrderInWhichTheyBeganToWait() throws Exception {
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
    void anyThreadMayTakeAReturnedConnectionUntilTheFirstWaiterHasWaitedAMillisecond() throws Exception {
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
        lease = pool.getConnection(); // before the waiter runs
        time.sleep(Duration.ofMillis(1));
        assertThat(served).hasNullValue();

        lease.close(); // now it is handed to the waiter
        lease = pool.getConnection();
        assertThat(served).hasValue(Duration.ofNanos(1_500_000));
        lease.close();
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlagAndLosesNoConnection() throws Exception {
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

    /**
     * At 200 ms the first waiter is woken but interrupted, and the housekeeper finds that the idle connection needs a
     * ping.
     */
    @Test
    void aWaiterIsServedIfTheOneBeforeItLeavesAndTheIdleConnectionNeedsAPing() throws Exception {
        var pool = pool().size(1)
                .maxOverflow(0)
                .prePing(PrePing.afterIdle(Duration.ofMillis(100)))
                .build();
        var lease = pool.getConnection();
        var first = new AtomicReference<Thread>();
        var served = new AtomicReference<Duration>();
        time.spawn("first", Duration.ofNanos(199_800_000), () -> {
            first.set(Thread.currentThread());
            assertThatThrownBy(pool::getConnection).hasMessageContaining("interrupted");
        });
        time.spawn("second", Duration.ofNanos(199_900_000), () -> {
            try (var connection = pool.getConnection()) {
                served.set(time.elapsed());
            }
        });
        time.sleep(Duration.ofMillis(200));
        time.interrupt(first.get());
        lease.close();
        time.run();

        assertThat(served).hasValue(Duration.ofMillis(200));
    }

    @Test
    void theDeadlineCoversAPingThatHangs() throws SQLException {
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
    void theDeadlineCoversAConnectThatHangs() {
        var pool = pool().connectionTimeout(Duration.ofSeconds(2)).build();
        database.connectTakes = StubDatabase.A_YEAR;

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aWaitEndsWithTheCallersDeadline() {
        var pool = pool().connectionTimeout(Duration.ofSeconds(2)).build();
        database.connectTakes = StubDatabase.A_YEAR;

        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(300), time).call(pool::getConnection))
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageStartingWith("payments: no connection within 300 ms");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(300));
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
        time.spawn("times out", () -> assertThatThrownBy(pool::getConnection).isNotNull());
        time.sleep(Duration.ofSeconds(3));
        time.spawn(
                "sees the close", () -> assertThatThrownBy(pool::getConnection).isNotNull());
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

    private static PoolStatus.Waits waits(int count, Duration time) {
        return new PoolStatus.Waits(count, time, time);
    }
}
