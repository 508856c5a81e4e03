package dev.patterns.examples.snippets;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.CallRejectedException;
import dev.patterns.chaos.Chaos;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.jdbc.SimpleDataSource;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.simulation.SimulatedTime;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** Faults of a database, injected by seed and schedule, under a breaker and a pool. Second by second, simulated. */
final class InjectedFaults {

    private static final String URL = "jdbc:h2:mem:injected-faults";
    private static final int SECONDS = 20;
    private static final int CALLS_A_SECOND = 10;

    private final SimulatedTime time;
    private final ConnectionPool pool;
    private final CircuitBreaker breaker;
    private int answered;
    private int failed;
    private int rejected;
    private long slowestMillis;

    private InjectedFaults(SimulatedTime time, ConnectionPool pool) {
        this.time = time;
        this.pool = pool;
        this.breaker = CircuitBreaker.builder("orders")
                .tripWhen(TripRule.consecutiveFailures(5))
                .openFor(ofSeconds(1))
                .time(time)
                .build();
    }

    static void run(PrintStream out) throws Exception {
        try (var keepsTheDatabase = DriverManager.getConnection(URL);
                var time = new SimulatedTime(7)) {
            var slow = Chaos.builder("slow")
                    .latency(0.3, ofMillis(100), ofMillis(400))
                    .during(ofSeconds(4), ofSeconds(8))
                    .time(time)
                    .build();
            var down = Chaos.builder("down")
                    .failure(1)
                    .during(ofSeconds(10), ofSeconds(15))
                    .time(time)
                    .build();
            out.println("From 4 to 8 s three statements in ten are slow, from 10 to 15 s the database is down.");
            try (var pool = ConnectionPool.builder("orders")
                    .source(slow.dataSource(down.dataSource(SimpleDataSource.of(URL))))
                    .size(5)
                    .connectionTimeout(ofMillis(500))
                    .random(new SplittableRandom(7))
                    .time(time)
                    .build()) {
                new InjectedFaults(time, pool).play(out);
            }
            out.printf(
                    "Injected: %d latencies, %d failures.%n",
                    slow.status().latencies(), down.status().failures());
        }
    }

    private void play(PrintStream out) throws InterruptedException {
        for (int second = 0; second < SECONDS; second++) {
            answered = 0;
            failed = 0;
            rejected = 0;
            slowestMillis = 0;
            for (int call = 0; call < CALLS_A_SECOND; call++) {
                time.spawn("caller", ofMillis(1_000L * call / CALLS_A_SECOND), this::call);
            }
            time.sleep(ofSeconds(1));
            out.printf(
                    "%3d s: %2d answered, the slowest in %3d ms, %2d failed, %2d rejected, breaker %s%n",
                    second, answered, slowestMillis, failed, rejected, breaker.state());
        }
        time.run();
    }

    private void call() {
        var start = time.elapsed();
        try {
            breaker.call(this::query);
            answered++;
            slowestMillis = Math.max(slowestMillis, time.elapsed().minus(start).toMillis());
        } catch (CallRejectedException rejection) {
            rejected++;
        } catch (SQLException failure) {
            failed++;
        }
    }

    private int query() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select 42")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
