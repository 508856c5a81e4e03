package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which threads are rejected at once instead of waiting. */
class WaitLimitsTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    @AfterEach
    void end() {
        time.close();
    }

    private ConnectionPoolBuilder pool(int size) {
        return database.pool().size(size).maxOverflow(0).prePing(PrePing.never());
    }

    private void borrowers(int count, ConnectionPool pool, Duration hold) {
        for (int i = 0; i < count; i++) {
            time.spawn("borrower", () -> {
                try (var connection = pool.getConnection()) {
                    time.sleep(hold);
                }
            });
        }
    }

    @Test
    void maxWaiters_oneMoreIsRejectedAtOnceAndIsToldWhy() throws Exception {
        var pool = pool(1).maxWaiters(2).build();
        borrowers(3, pool, Duration.ofSeconds(5));
        time.sleep(Duration.ofSeconds(1));

        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageStartingWith(
                        "payments: rejected, as 2 threads wait already and maxWaiters is 2: 1 of 1 lent")
                .hasMessageContaining("borrower for 1000 ms")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("08001");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pool.status().waits(BorrowOutcome.REJECTED).count()).isEqualTo(1);
        time.run();
        assertThat(pool.status().waits(BorrowOutcome.WAITED).count()).isEqualTo(3);
        pool.getConnection().close();
    }

    @Test
    void maxWaitersZero_noThreadWaitsForAReturn_butConnectionsAreOpened() throws Exception {
        var pool = pool(2).maxWaiters(0).build();
        database.connectTakes = Duration.ofMillis(40);
        var first = pool.getConnection();
        var second = pool.getConnection();
        assertThatThrownBy(pool::getConnection).hasMessageContaining("rejected, as 0 threads wait already");
        first.close();
        first = pool.getConnection();
        first.close();
        second.close();
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void maxWaitersZero_whileTheDatabaseIsDownAsManyMayWaitAsConnectionsCouldBeOpened() throws Exception {
        var pool = pool(2).maxWaiters(0).build();
        database.refuses = true;
        borrowers(2, pool, Duration.ZERO);
        time.sleep(Duration.ofSeconds(1));
        assertThatThrownBy(pool::getConnection).hasMessageContaining("rejected").hasMessageContaining("refused");
        database.refuses = false;
        time.run();
        assertThat(pool.status().waits(BorrowOutcome.WAITED).count()).isEqualTo(2);
    }

    @Test
    void maxWaiters_canBeRaisedOnTheLivePool() throws Exception {
        var pool = pool(1).maxWaiters(1).build();
        borrowers(2, pool, Duration.ofSeconds(5));
        time.sleep(Duration.ofSeconds(1));
        assertThatThrownBy(pool::getConnection).hasMessageContaining("rejected");
        pool.reconfigure(settings -> settings.maxWaiters(2));
        pool.getConnection().close();
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    /** Callers come at random times to ten connections, each held for 20 ms: the pool can serve 500 a second. */
    private final class Traffic {
        final ConnectionPool pool = pool(10).connectionTimeout(Duration.ofSeconds(1))
                .rejectHopelessWaits()
                .build();
        final SplittableRandom random = new SplittableRandom(7);
        int served;

        void runFor(Duration duration, int callersPerSecond) throws InterruptedException {
            served = 0;
            var end = time.elapsed().plus(duration);
            while (time.elapsed().compareTo(end) < 0) {
                time.sleep(exponential(1e9 / callersPerSecond));
                time.spawn("caller", this::call);
            }
        }

        private void call() throws InterruptedException {
            try (var connection = pool.getConnection()) {
                served++;
                time.sleep(exponential(20e6));
            } catch (SQLException e) {
                // counted by the pool
            }
        }

        private Duration exponential(double mean) {
            return Duration.ofNanos((long) (-mean * Math.log(1 - random.nextDouble())));
        }

        long count(BorrowOutcome outcome) {
            return pool.status().waits(outcome).count();
        }
    }

    @Test
    void rejectHopelessWaits_theQueueIsAsLongAsTheTimeoutAllows_andTheMessageHasTheWait() throws Exception {
        var pool = pool(1).rejectHopelessWaits()
                .connectionTimeout(Duration.ofMillis(200))
                .build();
        borrowers(18, pool, Duration.ofMillis(10));
        time.sleep(Duration.ofMillis(179)); // the last one has the connection
        assertThat(pool.status()).returns(0, PoolStatus::waiting).returns(1, PoolStatus::checkedOut);

        borrowers(8, pool, Duration.ofMillis(10));
        time.sleep(Duration.ofNanos(1));

        assertThat(pool.status().waiting()).isEqualTo(8);
        assertThatThrownBy(pool::getConnection)
                .hasMessageContaining("rejected, as 8 threads wait already and its turn would come in up to 210 ms");
        time.run();
        assertThat(pool.status().waits(BorrowOutcome.REJECTED).count()).isEqualTo(1);
    }

    @Tag("slow")
    @Test
    void rejectHopelessWaits_atTwiceTheCapacityAlmostAllThatWaitAreServedAndNoCapacityIsLost() throws Exception {
        var traffic = new Traffic();
        traffic.runFor(Duration.ofSeconds(20), 1_000);

        assertThat(traffic.served).isGreaterThan(9_700); // of 10,000 that it can serve
        assertThat(traffic.count(BorrowOutcome.TIMED_OUT)).isLessThan(traffic.served / 100);
    }

    @Tag("slow")
    @Test
    void rejectHopelessWaits_withoutOverloadNoThreadIsRejected() throws Exception {
        var traffic = new Traffic();
        traffic.runFor(Duration.ofSeconds(30), 450);
        time.run();

        assertThat(traffic.count(BorrowOutcome.REJECTED)).isZero();
        assertThat(traffic.count(BorrowOutcome.TIMED_OUT)).isZero();
    }

    @Test
    void rejectHopelessWaits_afterAnOutageAllAreServedAgain() throws Exception {
        var traffic = new Traffic();
        traffic.runFor(Duration.ofSeconds(5), 400);
        traffic.pool.suspend(); // as if the database stood still
        traffic.runFor(Duration.ofSeconds(10), 400);
        traffic.pool.resume();
        traffic.runFor(Duration.ofSeconds(5), 400); // works off what waits
        long rejected = traffic.count(BorrowOutcome.REJECTED);
        long timedOut = traffic.count(BorrowOutcome.TIMED_OUT);
        traffic.runFor(Duration.ofSeconds(10), 400);
        time.run();

        assertThat(traffic.count(BorrowOutcome.REJECTED)).isEqualTo(rejected);
        assertThat(traffic.count(BorrowOutcome.TIMED_OUT)).isEqualTo(timedOut);
    }
}
