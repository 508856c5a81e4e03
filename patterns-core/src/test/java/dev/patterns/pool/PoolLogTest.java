package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CapturedLog;
import dev.patterns.ForwardingTime;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pool writes to its log, and what a thread dump says of a thread that waits. */
class PoolLogTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private CapturedLog log;

    @BeforeEach
    void captureTheLog() {
        log = new CapturedLog(ConnectionPool.class);
    }

    @AfterEach
    void restoreTheLog() {
        log.close();
        time.close();
    }

    @Test
    void anOutageIsLoggedAtItsFirstSecondFourthAndEighthFailure_andWhenItIsOver() throws Exception {
        var pool =
                database.pool().size(1).connectionTimeout(Duration.ofHours(1)).build();
        database.refuses = true;
        time.spawn("borrower", () -> pool.getConnection().close());
        while (database.attempts() < 10) {
            time.sleep(Duration.ofMillis(10));
        }
        database.refuses = false;
        time.run();

        var refused = ": java.sql.SQLException: connection refused";
        assertThat(log.warnings())
                .containsExactly(
                        "payments: can't connect, attempt 1" + refused,
                        "payments: can't connect, attempt 2" + refused,
                        "payments: can't connect, attempt 4" + refused,
                        "payments: can't connect, attempt 8" + refused);
        assertThat(log.infos()).containsExactly("payments: connected after 10 failed attempts");
    }

    @Test
    void aConnectThatSucceedsIsNotLogged() throws Exception {
        database.pool().build().getConnection().close();

        assertThat(log.infos()).isEmpty();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void suspendAndResumeAreLoggedOnce() {
        var pool = database.pool().build();

        pool.suspend();
        pool.suspend();
        pool.resume();
        pool.resume();

        assertThat(log.infos()).containsExactly("payments: suspended", "payments: resumed");
    }

    @Test
    void theWaitingThreadsBlockerNamesThePool() throws Exception {
        var blockers = new ArrayList<String>();
        var pool = database.pool()
                .time(new ForwardingTime(time) {
                    @Override
                    public void parkNanos(Object blocker, long nanos) {
                        blockers.add(blocker.toString());
                        super.parkNanos(blocker, nanos);
                    }
                })
                .build();
        database.connectTakes = Duration.ofSeconds(1);

        pool.getConnection().close();

        assertThat(blockers).contains("a connection of pool payments");
    }
}
