package dev.patterns.bench.jmh;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.examples.jdbc.StubConnection;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import dev.patterns.timeout.Timeout;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The real time that it takes to simulate ten minutes of traffic: 100,000 requests, with an outage of 20 seconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SimulationBenchmark {

    /** The policies between a request and the dependency. */
    public enum Guard {
        NONE(run -> Policy.compose()),
        BREAKER_AND_RETRY(run -> Policy.compose(retry(run), breaker(run))),
        BREAKER_RETRY_AND_TIMEOUT(run -> Policy.compose(retry(run), breaker(run), timeout(run)));

        private final Function<Scenario.Run, Policy> policy;

        Guard(Function<Scenario.Run, Policy> policy) {
            this.policy = policy;
        }
    }

    private static final Scenario TRAFFIC = Scenario.poisson(100_000 / 600.0)
            .lasting(ofSeconds(600))
            .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
                    .failing(0.02)
                    .between(ofSeconds(200), ofSeconds(220), Dependency.down()));

    @Param
    Guard guard;

    @Benchmark
    public ScenarioResult withoutAPool() {
        return TRAFFIC.guardedBy(guard.policy).run(7);
    }

    @Benchmark
    public ScenarioResult throughAPool() {
        return TRAFFIC.requesting(run -> {
                    var policy = guard.policy.apply(run);
                    var pool = pool(run);
                    return () -> policy.call(() -> {
                        try (var connection = pool.getConnection()) {
                            connection.getAutoCommit();
                            return run.call();
                        }
                    });
                })
                .run(7);
    }

    private static CircuitBreaker breaker(Scenario.Run run) {
        return CircuitBreaker.builder("stock")
                .openFor(ofSeconds(5))
                .time(run.time())
                .build();
    }

    private static Retry retry(Scenario.Run run) {
        return Retry.builder("stock")
                .time(run.time())
                .random(run.time().random())
                .build();
    }

    private static Timeout timeout(Scenario.Run run) {
        return Timeout.builder("stock").time(run.time()).build();
    }

    private static ConnectionPool pool(Scenario.Run run) {
        return ConnectionPool.builder("stock")
                .source(new SimpleDataSource(StubConnection::new))
                .time(run.time())
                .random(run.time().random())
                .build();
    }
}
