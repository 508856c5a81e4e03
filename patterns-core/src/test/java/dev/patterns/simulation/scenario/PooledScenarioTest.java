package dev.patterns.simulation.scenario;

import static dev.patterns.circuitbreaker.CircuitBreaker.State.OPEN;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Failures;
import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.ThreadKind;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios whose requests hold a connection of a pool while they call the dependency. */
class PooledScenarioTest {

    private static final long SEED = 7;

    /** At 60 requests a second of 100 ms each, six connections are busy on average. */
    private static final Scenario BUSY = Scenario.poisson(60)
            .lasting(ofSeconds(60))
            .against(Dependency.answeringIn(ofMillis(80), ofMillis(300))
                    .failing(0.01)
                    .between(ofSeconds(20), ofSeconds(25), Dependency.down()))
            .rejectedBy(Failures.of(SQLTransientConnectionException.class));

    @Test
    void aPoolThatIsLargeEnough_hardlyKeepsAnybodyWaiting() {
        var outcome = BUSY.requesting(run -> {
                    var pool = pool(run, 20);
                    return () -> inConnection(pool, run);
                })
                .run(SEED);

        assertThat(outcome.rejections().count()).isZero();
        assertThat(outcome.mostInFlight()).isLessThanOrEqualTo(20);
        assertThat(outcome.calls().percentile(99)).isLessThan(ofMillis(400));
    }

    @Test
    void aPoolThatIsTooSmall_isFoundOut() {
        var outcome = BUSY.requesting(run -> {
                    var pool = pool(run, 4);
                    return () -> inConnection(pool, run);
                })
                .run(SEED);

        assertThatThrownBy(() -> outcome.expect(
                        "nobody is turned away", o -> o.rejections().count() == 0))
                .isInstanceOf(AssertionError.class);
        assertThat(outcome.mostInFlight()).isEqualTo(4);
        assertThat(outcome.rejections().longest()).isEqualTo(ofSeconds(1));
        assertThat(outcome.successRate()).isBetween(0.5, 0.8);
    }

    @ParameterizedTest
    @MethodSource("dev.patterns.simulation.ThreadKind#runsToCompare")
    void aSeedIsTheSameRunOnEveryJdk_throughPoolBreakerAndRetry(ThreadKind threads) {
        var scenario = BUSY.requesting(run -> {
            var pool = pool(run, 6);
            var guard = guard(run);
            return () -> guard.call(() -> inConnection(pool, run));
        });
        try (var time = threads.newSimulatedTime(SEED)) {
            var outcome = scenario.runOn(time, SEED);

            assertThat(outcome.whenFirst(OPEN)).isBetween(ofSeconds(0), ofSeconds(21));
            assertThat(outcome.traceHash())
                    .as("changes with what the patterns do, never with the JDK or the threads")
                    .isEqualTo(-8525479644488248721L);
        }
    }

    private static Policy guard(Scenario.Run run) {
        var time = run.time();
        var breaker =
                CircuitBreaker.builder("stock").openFor(ofSeconds(2)).time(time).build();
        breaker.onTransition(transition -> run.note(transition.to()));
        var retry = Retry.builder("stock").time(time).random(time.random()).build();
        return Policy.compose(retry, breaker);
    }

    private static long inConnection(ConnectionPool pool, Scenario.Run run) throws Exception {
        try (var connection = pool.getConnection()) {
            connection.setReadOnly(true);
            return run.call();
        }
    }

    private static ConnectionPool pool(Scenario.Run run, int size) {
        return ConnectionPool.builder("stock")
                .source(connectingIn(run.time(), ofMillis(30)))
                .size(size)
                .maxOverflow(0)
                .connectionTimeout(ofSeconds(1))
                .time(run.time())
                .random(run.time().random())
                .build();
    }

    /** A data source whose connections take a while to open, and then agree to everything. */
    private static DataSource connectingIn(SimulatedTime time, Duration duration) {
        return proxy(DataSource.class, method -> {
            time.sleep(duration);
            return proxy(Connection.class, asked -> switch (asked) {
                case "isValid", "getAutoCommit" -> true;
                case "isClosed", "isReadOnly" -> false;
                case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
                case "getHoldability", "getNetworkTimeout" -> 0;
                default -> null;
            });
        });
    }

    private interface Answers {
        Object to(String method) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answers.to(method.getName())));
    }
}
