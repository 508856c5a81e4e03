package dev.patterns.chaos;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The patterns under injected faults, on a real database and in simulated time. */
class ChaosUnderPatternsTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final JdbcDataSource h2 = new JdbcDataSource();

    ChaosUnderPatternsTest() {
        h2.setURL("jdbc:h2:mem:chaos-under-patterns");
    }

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void theDatabaseIsAwayForTenSeconds_theBreakerOpens_andCallsSucceedAgainSoonAfter() throws Exception {
        var chaos = Chaos.builder("database")
                .failure(1)
                .during(ofSeconds(10), ofSeconds(20))
                .time(time)
                .build();
        var breaker = CircuitBreaker.builder("database")
                .tripWhen(TripRule.consecutiveFailures(3))
                .openFor(ofSeconds(1))
                .time(time)
                .build();
        try (var pool = pool(chaos)) {
            var rejected = new AtomicInteger();
            long failedAtLast = 0;
            for (int call = 0; call < 300; call++) {
                try {
                    breaker.call(() -> query(pool));
                } catch (SQLException e) {
                    failedAtLast = time.elapsed().toMillis();
                } catch (CallRejectedException e) {
                    rejected.incrementAndGet();
                    failedAtLast = time.elapsed().toMillis();
                }
                time.sleep(ofMillis(100));
            }

            assertThat(rejected.get()).isGreaterThan(10);
            assertThat(failedAtLast).isBetween(15_000L, 22_000L);
            assertThat(breaker.state()).isEqualTo(CircuitBreakerState.CLOSED);
            assertThat(pool.status().checkedOut()).isZero();
        }
    }

    /** The test that is shown in docs/chaos.md. */
    @Test
    void ordersAreTakenAgainSoonAfterTheDatabaseIsBack() throws Exception {
        var chaos = Chaos.builder("database")
                .failure(1)
                .during(ZERO, ofSeconds(10))
                .time(time)
                .build();
        var pool = pool(chaos);

        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
        time.sleep(ofSeconds(10).minus(time.elapsed()));
        pool.getConnection().close();

        assertThat(time.elapsed()).isLessThan(ofSeconds(11));
        pool.close();
    }

    @Test
    void oneStatementInTenFails_andARetryHidesIt() throws Exception {
        var chaos = Chaos.builder("database").failure(0.1).disabled().time(time).build();
        var retry = Retry.builder("database")
                .maxAttempts(6)
                .backoff(Backoff.fixed(ofMillis(50)))
                .time(time)
                .build();
        try (var pool = pool(chaos)) {
            query(pool);
            chaos.enable();
            for (int call = 0; call < 500; call++) {
                assertThat(retry.call(() -> query(pool))).isEqualTo(1);
            }
            assertThat(chaos.status().failures()).isGreaterThan(50);
        }
    }

    @Test
    void everyStatementHangs_noBorrowerWaitsLongerThanItsTimeout_andAllIsWellAfterTheRelease() throws Exception {
        var chaos = Chaos.builder("database").hang(1).disabled().time(time).build();
        try (var pool = pool(chaos)) {
            query(pool);
            chaos.enable();
            var timedOut = new AtomicInteger();
            for (int caller = 0; caller < 6; caller++) {
                time.spawn("caller-" + caller, () -> {
                    var start = time.elapsed();
                    try {
                        query(pool);
                    } catch (SQLException e) {
                        timedOut.incrementAndGet();
                        assertThat(time.elapsed().minus(start)).isEqualTo(ofSeconds(2));
                    }
                });
            }
            time.sleep(ofSeconds(30));
            assertThat(timedOut).hasValue(5); // the first hangs on the only open connection

            chaos.disable();
            time.run();
            assertThat(query(pool)).isEqualTo(1);
            assertThat(pool.status().checkedOut()).isZero();
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() throws Exception {
        assertThat(traceOfARun()).isEqualTo(traceOfARun());
    }

    private long traceOfARun() throws Exception {
        try (var run = new SimulatedTime(3)) {
            var chaos = Chaos.builder("processor")
                    .seed(3)
                    .failure(0.2)
                    .latency(0.5, ZERO, ofSeconds(2))
                    .time(run)
                    .build();
            var retry = Retry.builder("processor")
                    .random(new SplittableRandom(3))
                    .time(run)
                    .build();
            for (int caller = 0; caller < 50; caller++) {
                run.spawn("caller", ofMillis(caller), () -> {
                    try {
                        Policy.compose(retry, chaos).call(() -> "answer");
                    } catch (InjectedFailureException failedEachTime) {
                        assertThat(failedEachTime).hasMessageStartingWith("processor: call ");
                    }
                });
            }
            run.run();
            return run.traceHash();
        }
    }

    private ConnectionPool pool(Chaos chaos) {
        return ConnectionPool.builder("payments")
                .source(chaos.dataSource(h2))
                .size(2)
                .connectionTimeout(ofSeconds(2))
                .random(new SplittableRandom(1))
                .time(time)
                .build();
    }

    private static int query(ConnectionPool pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
