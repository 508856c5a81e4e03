package dev.patterns.simulation.scenario;

import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.internal.FailureTypes;
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
            .rejectedBy(FailureTypes.of(SQLTransientConnectionException.class));

    @Test
    void aPoolThatIsLargeEnough_hasShortWaits() {
        var result = BUSY.requesting(run -> {
                    var pool = pool(run, 20);
                    return () -> inConnection(pool, run);
                })
                .run(SEED);

        assertThat(result.rejections().count()).isZero();
        assertThat(result.mostInFlight()).isLessThanOrEqualTo(20);
        assertThat(result.requests().percentile(99)).isLessThan(ofMillis(400));
    }

    @Test
    void aPoolThatIsTooSmall_rejectsRequests() {
        var result = BUSY.requesting(run -> {
                    var pool = pool(run, 4);
                    return () -> inConnection(pool, run);
                })
                .run(SEED);

        assertThatThrownBy(() -> result.expect(
                        "no request is rejected", r -> r.rejections().count() == 0))
                .isInstanceOf(AssertionError.class);
        assertThat(result.mostInFlight()).isEqualTo(4);
        assertThat(result.rejections().longest()).isEqualTo(ofSeconds(1));
        assertThat(result.successRate()).isBetween(0.5, 0.8);
    }

    @ParameterizedTest
    @MethodSource("dev.patterns.simulation.ThreadKind#runsToCompare")
    void aSeedGivesTheSameRunOnEveryJdk_throughPoolBreakerAndRetry(ThreadKind threads) {
        var scenario = BUSY.requesting(run -> {
            var pool = pool(run, 6);
            var guard = guard(run);
            return () -> guard.call(() -> inConnection(pool, run));
        });
        try (var time = threads.newSimulatedTime(SEED)) {
            var result = scenario.runOn(time, SEED);

            assertThat(result.timeOfFirst(OPEN)).isBetween(ofSeconds(0), ofSeconds(21));
            assertThat(result.traceHash())
                    .as("depends on what the patterns do, not on the JDK or the kind of threads")
                    .isEqualTo(-5224126555983936373L);
        }
    }

    private static Policy guard(Scenario.Run run) {
        var time = run.time();
        var breaker =
                CircuitBreaker.builder("stock").openFor(ofSeconds(2)).time(time).build();
        breaker.onTransition(transition -> run.log(transition.to()));
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

    /** A data source that takes a while to open a connection. The connections do nothing. */
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
