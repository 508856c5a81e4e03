package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pool's figures, compared with simple counters over random histories. */
class PoolStatusTest {

    private static final int SIZE = 4;
    private static final int OVERFLOW = 3;

    /** Counts what the pool's figures should be. */
    private static final class Oracle {
        int open;
        int lent;
        int invalid;
        int served;
        int timedOut;

        /** Lends an idle connection, or opens one if there is room. */
        void borrow() {
            if (lent == SIZE + OVERFLOW) {
                timedOut++;
                return;
            }
            served++;
            lent++;
            open = Math.max(open, lent);
        }

        void release(boolean broken) {
            lent--;
            if (broken) {
                invalid++;
                open--;
            } else if (open > SIZE) {
                open--;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theFiguresAreEqualToSimpleCounters(long seed) throws SQLException {
        var time = new SimulatedTime(seed);
        var database = new StubDatabase(time);
        var random = new SplittableRandom(seed);
        var pool = ConnectionPool.builder("counted")
                .source(database.dataSource())
                .size(SIZE)
                .maxOverflow(OVERFLOW)
                .connectionTimeout(Duration.ofMillis(10))
                .prePing(PrePing.never())
                .recycle(Duration.ofDays(1))
                .time(time)
                .random(random.split())
                .build();
        var oracle = new Oracle();
        var leases = new ArrayList<Connection>();
        for (int step = 0; step < 500; step++) {
            if (random.nextInt(100) < 50) {
                oracle.borrow();
                try {
                    leases.add(pool.getConnection());
                } catch (SQLException e) {
                    assertThat(e.getMessage()).contains("no connection within 10 ms");
                }
            } else if (!leases.isEmpty()) {
                var lease = leases.remove(random.nextInt(leases.size()));
                boolean breaks = random.nextInt(10) == 0;
                if (breaks) {
                    lease.abort(Runnable::run);
                } else {
                    lease.close();
                }
                lease.close();
                oracle.release(breaks);
            }
            time.advance(Duration.ofMillis(random.nextInt(200)));
            compare(pool.status(), oracle);
            assertThat(database.open()).isEqualTo(oracle.open);
            assertThat(pool.holders()).hasSize(oracle.lent);
        }
        assertThat(database.mostOpen()).isLessThanOrEqualTo(SIZE + OVERFLOW);
    }

    private static void compare(PoolStatus status, Oracle oracle) {
        assertThat(status)
                .returns(SIZE, PoolStatus::size)
                .returns(oracle.lent, PoolStatus::checkedOut)
                .returns(oracle.open - oracle.lent, PoolStatus::checkedIn)
                .returns(Math.max(0, oracle.open - SIZE), PoolStatus::overflow)
                .returns((long) oracle.invalid, PoolStatus::invalid)
                .returns(0, PoolStatus::waiting)
                .returns(0, PoolStatus::opening);
        assertThat(status.waits(BorrowOutcome.IMMEDIATE).count()
                        + status.waits(BorrowOutcome.WAITED).count())
                .isEqualTo(oracle.served);
        assertThat(status.waits(BorrowOutcome.TIMED_OUT).count()).isEqualTo(oracle.timedOut);
        assertThat(status.waits(BorrowOutcome.TIMED_OUT).total()).isEqualTo(Duration.ofMillis(10L * oracle.timedOut));
    }
}
