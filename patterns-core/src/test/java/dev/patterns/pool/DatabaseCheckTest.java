package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whether the database answers, in time, whatever the state of the pool. */
class DatabaseCheckTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final ConnectionPool pool =
            database.pool().size(2).maxOverflow(0).prePing(PrePing.never()).build();

    private void lendAll() throws SQLException {
        pool.getConnection();
        pool.getConnection();
    }

    @Test
    void anIdleConnectionIsPinged() throws SQLException {
        pool.getConnection().close();

        assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        assertThat(database.last().asked("ping")).isEqualTo(1);
        assertThat(database.attempts()).isEqualTo(1);
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    @Test
    void whatWasSeenInTheLastSecondIsEnoughIfAllConnectionsAreLent() throws Exception {
        lendAll();
        database.refuses = true;

        assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        assertThat(database.asked("ping")).isZero();
        assertThat(database.attempts()).isEqualTo(2);
    }

    @Test
    void aConnectionThatBrokeInUseIsNotEnough() throws Exception {
        for (int i = 0; i < 2; i++) {
            var lease = pool.getConnection();
            database.last().dead = true;
            assertThatThrownBy(lease::commit).isInstanceOf(SQLException.class);
        }
        database.refuses = true;

        assertThat(pool.databaseAnswers(TIMEOUT)).isFalse();
    }

    @Test
    void aFullPoolThatHandsConnectionsOnIsHealthy() throws Exception {
        for (int i = 0; i < 4; i++) {
            time.spawn("borrower-" + i, () -> {
                while (time.elapsed().toSeconds() < 10) {
                    try (var connection = pool.getConnection()) {
                        time.sleep(Duration.ofMillis(200));
                    }
                }
            });
        }
        for (int i = 0; i < 5; i++) {
            time.sleep(Duration.ofSeconds(1));
            assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        }
        assertThat(database.attempts()).isEqualTo(2);
    }

    @Test
    void oneMoreConnectionIsOpenedAndClosedIfAllAreLentForLong() throws Exception {
        lendAll();
        time.sleep(Duration.ofSeconds(10));

        assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        assertThat(database.attempts()).isEqualTo(3);
        assertThat(database.last().closed).isTrue();
        assertThat(pool.status().checkedOut()).isEqualTo(2);
    }

    @Test
    void aDatabaseThatRefusesDoesNotAnswer() throws Exception {
        lendAll();
        time.sleep(Duration.ofSeconds(10));
        database.refuses = true;
        assertThat(pool.databaseAnswers(TIMEOUT)).isFalse();
        assertThat(time.elapsed()).as("at once").isEqualTo(Duration.ofSeconds(10));

        database.refuses = false;
        database.driverError = new NoClassDefFoundError("a class of the driver");
        assertThat(pool.databaseAnswers(TIMEOUT)).isFalse();
    }

    @Test
    void aDeadIdleConnectionIsNotADeadDatabase() throws Exception {
        pool.getConnection().close();
        database.dropAll();

        assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void aPingThatHangsGetsHalfOfTheTime() throws Exception {
        pool.getConnection().close();
        database.pingTakes = StubDatabase.A_YEAR;

        assertThat(pool.databaseAnswers(TIMEOUT)).as("a connect says so").isTrue();
        assertThat(time.elapsed()).isEqualTo(TIMEOUT.dividedBy(2));
        time.close();
    }

    @Test
    void itReturnsAtTheTimeoutIfNothingAnswers() throws Exception {
        pool.getConnection().close();
        database.pingTakes = StubDatabase.A_YEAR;
        database.connectTakes = StubDatabase.A_YEAR;

        assertThat(pool.databaseAnswers(TIMEOUT)).isFalse();
        assertThat(time.elapsed()).isEqualTo(TIMEOUT);
        time.close();
    }

    @Test
    void threadsThatAskAtTheSameTimeShareAConnect_andOneThatHangsIsNotSharedForLong() throws Exception {
        lendAll();
        time.sleep(Duration.ofSeconds(10));
        database.connectTakes = StubDatabase.A_YEAR;
        var answers = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            time.spawn("probe-" + i, () -> answers.addAndGet(pool.databaseAnswers(TIMEOUT) ? 1 : 100));
        }
        time.sleep(TIMEOUT.plusMillis(1));
        assertThat(answers).hasValue(1_000);
        assertThat(database.attempts()).isEqualTo(3);

        database.connectTakes = Duration.ZERO;
        assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        time.close();
    }

    @Test
    void aDriverThatNeverReturnsGetsTenThreads_andThenOneMoreInEightSeconds() throws Exception {
        lendAll();
        time.sleep(Duration.ofSeconds(10));
        database.connectTakes = StubDatabase.A_YEAR;
        for (int i = 0; i < 100; i++) {
            assertThat(pool.databaseAnswers(TIMEOUT)).isFalse();
        }
        assertThat(database.attempts()).isEqualTo(2 + 10 + (200 - 20) / 8);

        database.connectTakes = Duration.ZERO;
        time.sleep(Duration.ofSeconds(8));
        assertThat(pool.databaseAnswers(TIMEOUT)).isTrue();
        time.close();
    }

    @Test
    void anInterruptedThreadGetsNoAnswerAndKeepsItsFlag() throws Exception {
        database.connectTakes = StubDatabase.A_YEAR;
        var thread = new Thread[1];
        var seen = new boolean[2];
        time.spawn("probe", () -> {
            thread[0] = Thread.currentThread();
            seen[0] = pool.databaseAnswers(TIMEOUT);
            seen[1] = Thread.currentThread().isInterrupted();
        });
        time.sleep(Duration.ofMillis(100));
        time.interrupt(thread[0]);
        time.sleep(Duration.ofMillis(1));

        assertThat(seen).containsExactly(false, true);
        time.close();
    }

    @Test
    void aClosedPoolHasNoAnswer_andATimeoutMustBeMoreThanZero() {
        assertThatThrownBy(() -> pool.databaseAnswers(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be more than zero, but was PT0S");
        pool.close();
        assertThat(pool.databaseAnswers(TIMEOUT)).isFalse();
    }
}
