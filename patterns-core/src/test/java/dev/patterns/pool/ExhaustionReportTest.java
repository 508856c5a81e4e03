package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CapturedLog;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.simulation.SimulatedTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** What the pool says about the threads that hold its connections. */
class ExhaustionReportTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPoolBuilder pool() {
        return database.pool();
    }

    @Test
    void aTimeoutListsTheHoldersWithTheirTimesAndTheirLastSql() throws Exception {
        var pool = pool().size(2)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(2))
                .build();
        time.spawn("slow report", () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select everything");
                time.sleep(Duration.ofMinutes(1));
            }
        });
        time.spawn("idle job", () -> {
            try (var connection = pool.getConnection()) {
                time.sleep(Duration.ofMinutes(1));
            }
        });
        time.sleep(Duration.ofSeconds(10));
        var before = time.elapsed();

        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageStartingWith("payments: no connection within 2000 ms: 2 of 2 lent")
                .hasMessageContaining("slow report for 12000 ms, last executed: select everything")
                .hasMessageContaining("idle job for 12000 ms, nothing executed yet")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("08001");
        assertThat(time.elapsed().minus(before)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aThreadThatHoldsAConnectionAndWaitsForAnotherIsReported() throws Exception {
        try (var log = new CapturedLog(ConnectionPool.class)) {
            var pool = pool().size(2)
                    .maxOverflow(0)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .build();
            time.spawn("nested-0", () -> {
                try (var outer = pool.getConnection()) {
                    time.sleep(Duration.ofMillis(10));
                    assertThatThrownBy(pool::getConnection).hasMessageContaining("this thread holds 1 of them itself");
                }
            });
            time.spawn("nested-1", () -> {
                try (var outer = pool.getConnection()) {
                    time.sleep(Duration.ofMillis(20));
                    pool.getConnection().close(); // gets the connection that the other thread returns
                }
            });
            time.run();

            assertThat(log.warnings())
                    .anySatisfy(line -> assertThat(line)
                            .contains("deadlock")
                            .contains("nested-0")
                            .contains("nested-1"));
        }
    }

    @Test
    void aDeadlockIsReportedOnlyByAThreadThatHoldsAConnection_andOnlyIfAllHoldersWait() throws Exception {
        try (var log = new CapturedLog(ConnectionPool.class)) {
            var pool = pool().size(2)
                    .maxOverflow(0)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .build();
            time.spawn("working", () -> execute(pool, "select 1", Duration.ofMillis(10)));
            time.spawn("nested", () -> {
                try (var outer = pool.getConnection()) {
                    pool.getConnection().close();
                }
            });
            time.spawn("without", () -> pool.getConnection().close());
            time.run();
            assertThat(log.warnings()).as("one holder works").isEmpty();

            for (int i = 0; i < 2; i++) {
                var before = Duration.ofMillis(10 + i);
                time.spawn("nested", () -> {
                    try (var outer = pool.getConnection()) {
                        time.sleep(before);
                        execute(pool, "select 1", Duration.ZERO);
                    } catch (SQLException ofTheFirst) {
                        assertThat(ofTheFirst.getMessage()).contains("itself");
                    }
                });
            }
            time.spawn(
                    "without", Duration.ofMillis(20), () -> pool.getConnection().close());
            time.run();
            assertThat(log.warnings()).as("by the second of the two").hasSize(1);
        }
    }

    @Test
    void aDeadlockIsReportedToo_afterThePoolHasBecomeSmaller() throws Exception {
        try (var log = new CapturedLog(ConnectionPool.class)) {
            var pool = pool().size(2)
                    .maxOverflow(0)
                    .connectionTimeout(Duration.ofSeconds(1))
                    .build();
            pool.reconfigure(settings -> settings.size(1));
            try (var outer = pool.getConnection()) {
                assertThatThrownBy(pool::getConnection).hasMessageContaining("this thread holds 1 of them itself");
            }

            assertThat(log.warnings()).anySatisfy(line -> assertThat(line).contains("deadlock"));
        }
    }

    @Test
    void noDeadlockIsReportedWhileAConnectionCanStillBeOpened() throws Exception {
        try (var log = new CapturedLog(ConnectionPool.class)) {
            var pool = pool().size(2).maxOverflow(0).build();
            try (var outer = pool.getConnection()) {
                pool.getConnection().close();
            }

            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void theHolderOfTheLongestIsNamedFirst_andTenAreNamed() throws Exception {
        var pool = pool().size(4)
                .maxOverflow(6)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        var leases = new ArrayDeque<Connection>();
        for (int i = 0; i < 9; i++) {
            leases.addLast(pool.getConnection());
            time.sleep(Duration.ofSeconds(1));
        }
        leases.removeFirst().close(); // the next lease is the latest, in the first slot
        leases.addLast(pool.getConnection());
        leases.addLast(pool.getConnection());

        assertThat(pool.holders()).extracting(Holder::heldFor).isSortedAccordingTo(Comparator.reverseOrder());
        assertThatThrownBy(pool::getConnection)
                .hasMessageContaining("10 of 10 lent")
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(1 + 10));
    }

    @Test
    void anExhaustionReadsWell() throws Exception {
        var pool = pool().size(3)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofSeconds(2))
                .leakDetectionThreshold(Duration.ofMinutes(5))
                .build();
        database.executeTakes = sql -> sql.contains("everything") ? Duration.ofMinutes(1) : Duration.ZERO;
        time.spawn("report", () -> execute(pool, "select everything", Duration.ZERO));
        time.spawn("checkout-7", () -> execute(pool, "update stock set reserved = 1", Duration.ofMinutes(1)));
        time.spawn("nested", () -> {
            try (var outer = pool.getConnection()) {
                time.sleep(Duration.ofSeconds(29));
                assertThatThrownBy(pool::getConnection).hasMessageContaining("itself");
            }
        });
        time.sleep(Duration.ofSeconds(28));

        assertThatThrownBy(pool::getConnection)
                .message()
                .satisfies(message -> assertThat(
                                message.replaceAll("ExhaustionReportTest\\.java:\\d+", "ExhaustionReportTest.java:7")
                                        .lines()
                                        .map(line -> line.replaceAll("at dev.*\\(", "at (")))
                        .containsExactly(
                                "payments: no connection within 2000 ms: 3 of 3 lent, 0 being opened, 1 more waiting;"
                                        + " held by:",
                                "  report for 30000 ms, executing: select everything,"
                                        + " borrowed at (ExhaustionReportTest.java:7)",
                                "  checkout-7 for 30000 ms, last executed: update stock set reserved = 1,"
                                        + " borrowed at (ExhaustionReportTest.java:7)",
                                "  nested for 30000 ms, nothing executed yet,"
                                        + " borrowed at (ExhaustionReportTest.java:7), waits for another connection"));
    }

    private void execute(ConnectionPool pool, String sql, Duration then) throws Exception {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            time.sleep(then);
        }
    }
}
