package dev.patterns.examples.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The document's own code: metrics, status, and get_connection. */
class DatabaseConnectionPoolTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final StubDatabase database = new StubDatabase(time);

    @Test
    void lendsAConnectionAndTakesItBack() throws Exception {
        var pool = pool(2, 0);
        int lent = pool.withConnection(connection -> pool.engine().checkedout());
        assertThat(lent).isEqualTo(1);
        assertThat(pool.engine().checkedout()).isZero();
        assertThat(pool.engine().checkedin()).isEqualTo(1);
        assertThat(pool.poolMetrics().getSummary())
                .containsEntry("checkouts", 1L)
                .containsEntry("checkins", 1L);
    }

    @Test
    void theDataSourceRecordsTheSameMetrics() throws Exception {
        var pool = pool(2, 0);
        try (var connection = pool.asDataSource().getConnection()) {
            assertThat(connection.isValid(0)).isTrue();
            assertThat(pool.engine().checkedout()).isEqualTo(1);
        }
        assertThat(pool.poolMetrics().getSummary())
                .containsEntry("checkouts", 1L)
                .containsEntry("checkins", 1L);
    }

    @Test
    void P1_theStatusCallFailsBecauseThePoolHasNoSuchFigure() {
        assertThatThrownBy(() -> pool(20, 10).getPoolStatus())
                .hasMessage("'QueuePool' object has no attribute 'invalid'");
    }

    @Test
    void P2_waitsThatTimeOutAreMissingFromTheCheckoutTimes() {
        var pool = pool(1, 0);
        time.spawn("holder", () -> pool.withConnection(connection -> sleep(Duration.ofMinutes(10))));
        for (int i = 0; i < 50; i++) {
            time.spawn(
                    "caller " + i,
                    () -> assertThatThrownBy(() -> pool.withConnection(connection -> "never"))
                            .isInstanceOf(SQLTransientConnectionException.class));
        }
        time.run();
        // Fifty callers have waited thirty seconds each.
        assertThat(pool.poolMetrics().getSummary())
                .containsEntry("checkouts", 1L)
                .containsEntry("max_checkout_time", Duration.ZERO)
                .containsEntry("errors", Map.of("SQLTransientConnectionException", 50L));
    }

    @Test
    void B4_settingTheWallClockBackMakesANegativeCheckoutTime() throws Exception {
        var clock = new SettableClock();
        var pool = new DatabaseConnectionPool(
                new SimpleDataSource(() -> {
                    clock.step(Duration.ofHours(-1));
                    return database.dataSource().getConnection();
                }),
                PoolArguments.DEFAULTS,
                clock,
                time);
        pool.withConnection(connection -> "done");
        assertThat(pool.poolMetrics().getSummary()).containsEntry("avg_checkout_time", Duration.ofHours(-1));
    }

    @Test
    void theCallersOwnMistakesAreCountedAsErrorsOfThePool() {
        var pool = pool(20, 10);
        assertThatThrownBy(() -> pool.withConnection(connection -> Integer.parseInt("1O")))
                .isInstanceOf(NumberFormatException.class);
        assertThat(pool.poolMetrics().getSummary()).containsEntry("errors", Map.of("NumberFormatException", 1L));
        assertThat(pool.engine().checkedout()).isZero();
    }

    @Test
    void P9_anExhaustedPoolNamesItsLimits_notItsHolders() {
        var pool = pool(2, 1);
        for (int i = 0; i < 3; i++) {
            time.spawn("report-" + i, () -> pool.withConnection(connection -> sleep(Duration.ofHours(1))));
        }
        time.spawn(
                "caller",
                () -> assertThat(catchThrowable(() -> pool.withConnection(connection -> "never")))
                        .hasMessage(
                                "QueuePool limit of size 2 overflow 1 reached, connection timed out, timeout 30.00"));
        time.run();
    }

    @Test
    void P10_aThreadThatBorrowsASecondConnectionWaitsForItself() {
        var pool = pool(1, 0);
        assertThatThrownBy(() -> pool.withConnection(outer -> pool.withConnection(inner -> "never")))
                .hasMessageContaining("connection timed out");
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void P17_anyNumberMayWait() {
        var pool = pool(1, 0);
        time.spawn("holder", () -> pool.withConnection(connection -> sleep(Duration.ofSeconds(60))));
        var timedOut = new AtomicInteger();
        for (int i = 0; i < 500; i++) {
            time.spawn("caller " + i, () -> {
                if (catchThrowable(() -> pool.withConnection(connection -> "never")) != null) {
                    timedOut.incrementAndGet();
                }
            });
        }
        time.advance(Duration.ofSeconds(29));
        assertThat(pool.engine().waiting()).isEqualTo(500);
        assertThat(timedOut).hasValue(0);
        time.run();
        assertThat(timedOut).hasValue(500);
    }

    private DatabaseConnectionPool pool(int size, int overflow) {
        return new DatabaseConnectionPool(
                database.dataSource(), PoolArguments.of(size, overflow), new TimeBackedClock(time), time);
    }

    private String sleep(Duration duration) throws SQLException {
        try {
            time.sleep(duration);
            return "slept";
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }
}
