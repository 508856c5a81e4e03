package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a connection is pinged, and what happens if it doesn't answer. */
class PrePingTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPool poolOf(int size, PrePing prePing) {
        return database.pool().size(size).maxOverflow(0).prePing(prePing).build();
    }

    @Test
    void always_pingsBeforeEachLeaseButNotAConnectionJustOpened() throws SQLException {
        var pool = poolOf(1, PrePing.always());
        for (int i = 0; i < 5; i++) {
            pool.getConnection().close();
        }
        assertThat(database.last().asked("ping")).isEqualTo(4);
    }

    @Test
    void always_pingsForAWaiterToo() throws Exception {
        var pool = poolOf(1, PrePing.always());
        var lease = pool.getConnection();
        time.spawn("waiter", () -> pool.getConnection().close());
        time.sleep(Duration.ofSeconds(1));
        lease.close();
        time.run();
        assertThat(database.last().asked("ping")).isEqualTo(1);
    }

    @Test
    void never_pingsNoConnection() throws SQLException {
        var pool = poolOf(1, PrePing.never());
        pool.getConnection().close();
        time.advance(Duration.ofMinutes(30));
        pool.getConnection().close();
        assertThat(database.last().asked("ping")).isZero();
    }

    @Test
    void afterIdle_pingsEachConnectionThatWasIdleForThatTime() throws SQLException {
        for (int millis = 0; millis <= 1_000; millis += 13) {
            var pool = poolOf(1, PrePing.afterIdle(Duration.ofMillis(500)));
            time.advance(Duration.ofMillis(millis % 100)); // at any moment between two ticks
            pool.getConnection().close();
            time.advance(Duration.ofMillis(millis));
            pool.getConnection().close();
            if (millis >= 500) {
                assertThat(database.last().asked("ping"))
                        .as("after %d ms", millis)
                        .isEqualTo(1);
            } else if (millis < 300) {
                assertThat(database.last().asked("ping"))
                        .as("after %d ms", millis)
                        .isZero();
            }
            pool.close();
        }
    }

    @Test
    void aDeadConnectionIsReplacedForItsBorrowerAndCountedAsInvalid() throws SQLException {
        var pool = poolOf(1, PrePing.afterIdle(Duration.ofMillis(500)));
        pool.getConnection().close();
        time.advance(Duration.ofSeconds(1));
        database.dropAll();

        pool.getConnection().createStatement().execute("works");

        assertThat(pool.status().invalid()).isEqualTo(1);
        assertThat(database.connections.get(0).closed).isTrue();
    }

    @Test
    void afterOneFailedPingAllIdleConnectionsArePingedInTheBackground() throws SQLException {
        var pool = poolOf(10, PrePing.afterIdle(Duration.ofMillis(500)));
        var leases = new ArrayList<Connection>();
        for (int i = 0; i < 10; i++) {
            leases.add(pool.getConnection());
        }
        for (var lease : leases) {
            lease.close();
        }
        time.advance(Duration.ofSeconds(1));
        database.dropAll();
        database.pingTakes = Duration.ofMillis(200);

        pool.getConnection().close(); // waits for one failed ping
        time.advance(Duration.ofMillis(200));

        assertThat(pool.status().invalid())
                .as("the others were pinged meanwhile")
                .isEqualTo(10);
        var before = time.elapsed();
        pool.getConnection().createStatement().execute("works");
        assertThat(time.elapsed()).isEqualTo(before);
    }

    @Test
    void aConnectionThatWasLentWhileAnotherBrokeIsPingedBeforeTheNextLease() throws SQLException {
        var pool = poolOf(2, PrePing.afterIdle(Duration.ofMillis(500)));
        var first = pool.getConnection();
        var second = pool.getConnection();
        database.dropAll();
        first.abort(Runnable::run);
        second.close();

        pool.getConnection().createStatement().execute("works");

        assertThat(pool.status().invalid()).isEqualTo(2);
    }

    /** A close would wait for the ping, and hold a second worker. */
    @Test
    void aConnectionWhosePingHangsIsAborted() throws Exception {
        var pool = database.pool().size(1).maxOverflow(0).build();
        pool.getConnection().close();
        time.sleep(Duration.ofSeconds(1));
        database.pingTakes = StubDatabase.A_YEAR;
        pool.getConnection().close();

        assertThat(database.connections.get(0).log).containsExactly("abort");
    }

    @Test
    void aPingThatHangsDelaysABorrowerByOneSecond() throws SQLException {
        var pool = poolOf(2, PrePing.afterIdle(Duration.ofMillis(500)));
        pool.getConnection().close();
        time.advance(Duration.ofSeconds(1));
        database.pingTakes = StubDatabase.A_YEAR;
        var before = time.elapsed();

        pool.getConnection().createStatement().execute("works");

        assertThat(time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(1));
        time.advance(Duration.ofMinutes(1));
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void theAnswerToAPingHasTheValidationTimeout() throws SQLException {
        var pool = database.pool()
                .size(1)
                .maxOverflow(0)
                .validationTimeout(Duration.ofMillis(300))
                .prePing(PrePing.always())
                .build();
        pool.getConnection().close();
        database.pingTakes = Duration.ofSeconds(1);
        var before = time.elapsed();

        pool.getConnection().close();

        assertThat(time.elapsed().minus(before)).isEqualTo(Duration.ofMillis(300));
        assertThat(pool.status().invalid()).isEqualTo(1);
    }

    @Test
    void aValidationQueryReplacesIsValid_withAQueryTimeout_andItsTransactionIsEnded() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            database.autoCommit = autoCommit;
            var pool = database.pool()
                    .validationQuery("select 1")
                    .validationTimeout(Duration.ofMillis(1_200))
                    .prePing(PrePing.always())
                    .build();
            pool.getConnection().close();
            pool.getConnection().close();

            var expected = new ArrayList<>(List.of("query timeout 2", "execute select 1"));
            if (!autoCommit) {
                expected.add("rollback");
            }
            assertThat(database.last().log).isEqualTo(expected);
            assertThat(database.last().openStatements).isZero();
        }
    }

    @Test
    void aValidationQueryThatFailsOrHangsMeansADeadConnection() throws SQLException {
        var pool = database.pool()
                .size(1)
                .maxOverflow(0)
                .validationQuery("select 1")
                .prePing(PrePing.always())
                .build();
        pool.getConnection().close();
        database.dropAll();
        pool.getConnection().close();
        assertThat(pool.status().invalid()).isEqualTo(1);

        database.executeTakes = sql -> Duration.ofSeconds(20);
        pool.getConnection().close();
        assertThat(pool.status().invalid()).isEqualTo(2);
    }

    @Test
    void theIdleTimeCanNotBeNegative() {
        assertThatThrownBy(() -> PrePing.afterIdle(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("afterIdle must not be negative, but was PT-0.000000001S");
    }

    @Test
    void itPrintsItsSetting() {
        assertThat(PrePing.always()).hasToString("always");
        assertThat(PrePing.never()).hasToString("never");
        assertThat(PrePing.afterIdle(Duration.ofSeconds(2))).hasToString("after PT2S");
    }
}
