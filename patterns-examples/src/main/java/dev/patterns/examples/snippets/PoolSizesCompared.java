package dev.patterns.examples.snippets;

import static dev.patterns.examples.snippets.MarkdownTable.heading;
import static dev.patterns.examples.snippets.MarkdownTable.row;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.patterns.examples.jdbc.StubDataSource;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.ConnectionPoolBuilder;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import java.io.PrintStream;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The effect of a pool's size and timeout on the same simulated traffic. Prints the tables of
 * {@code docs/connection-pool.md}. */
final class PoolSizesCompared {

    private static final Dependency STATEMENTS = Dependency.answeringIn(ofMillis(20), ofMillis(60));
    private static final Duration REMOTE_CALL = ofMillis(100);
    private static final Scenario TRAFFIC = Scenario.poisson(200)
            .lasting(ofMinutes(1))
            .against(STATEMENTS)
            .rejectedBy(SQLTransientConnectionException.class::isInstance);
    private static final long SEED = 7;

    /** Sets something on a pool's builder. */
    private interface Settings extends UnaryOperator<ConnectionPoolBuilder> {}

    /** What the requests of a run saw: the result, and how long each one waited for its connection. */
    private record Seen(ScenarioResult result, List<Duration> waits) {

        String waited() {
            long waited = waits.stream().filter(wait -> !wait.isZero()).count();
            return percent(waited, waits.size());
        }

        String percentile(int percent) {
            var sorted = waits.stream().sorted().toList();
            return sorted.isEmpty() ? "none" : millis(sorted.get((sorted.size() * percent + 99) / 100 - 1));
        }

        String refused() {
            return percent(result.rejections().count(), result.requests().count());
        }
    }

    private PoolSizesCompared() {}

    static void run(PrintStream out) {
        out.println(
                "200 requests a second for a minute. Each holds a connection for 20 ms at the median, 60 ms at p99.");
        sizes(out);
        remoteCalls(out);
        overload(out);
    }

    private static void sizes(PrintStream out) {
        heading(out, "size", "borrows that waited", "wait, p99", "longest wait");
        for (int size : new int[] {5, 6, 7, 8, 10, 15, 20}) {
            var seen = simulate(it -> it.size(size), Duration.ZERO, Duration.ZERO);
            row(out, "" + size, seen.waited(), seen.percentile(99), seen.percentile(100));
        }
    }

    private static void remoteCalls(PrintStream out) {
        heading(out, "a remote call of 100 ms", "size", "borrows that waited", "wait, p99", "refused after 1 s");
        for (int size : new int[] {10, 20, 30, 40}) {
            var seen = simulate(it -> it.size(size), Duration.ZERO, REMOTE_CALL);
            row(out, "while the connection is held", "" + size, seen.waited(), seen.percentile(99), seen.refused());
        }
        var seen = simulate(it -> it.size(10), REMOTE_CALL, Duration.ZERO);
        row(out, "before it is borrowed", "10", seen.waited(), seen.percentile(99), seen.refused());
    }

    private static void overload(PrintStream out) {
        heading(out, "4 connections, 10 % too few", "refused", "wait of those served, p50", "p99");
        timeout(out, "connectionTimeout 30 s", it -> it.connectionTimeout(ofSeconds(30)));
        timeout(out, "connectionTimeout 1 s", it -> it);
        timeout(out, "connectionTimeout 250 ms", it -> it.connectionTimeout(ofMillis(250)));
        timeout(out, "1 s, maxWaiters 10", it -> it.maxWaiters(10));
        timeout(out, "1 s, rejectHopelessWaits", ConnectionPoolBuilder::rejectHopelessWaits);
    }

    private static void timeout(PrintStream out, String label, Settings settings) {
        var seen = simulate(it -> settings.apply(it.size(4)), Duration.ZERO, Duration.ZERO);
        row(out, label, seen.refused(), seen.percentile(50), seen.percentile(99));
    }

    /** Each request makes a remote call before it borrows a connection, and one while it holds it; zero for none. */
    private static Seen simulate(Settings settings, Duration callBefore, Duration callWhileHeld) {
        var waits = new ArrayList<Duration>();
        var result = TRAFFIC.requesting(run -> {
                    var time = run.time();
                    var pool = settings.apply(ConnectionPool.builder("shop")
                                    .source(StubDataSource.of())
                                    .maxOverflow(0)
                                    .connectionTimeout(ofSeconds(1))
                                    .time(time)
                                    .random(time.random()))
                            .build();
                    return () -> {
                        time.sleep(callBefore);
                        long before = time.nanoTime();
                        try (var connection = pool.getConnection()) {
                            waits.add(Duration.ofNanos(time.nanoTime() - before));
                            run.call();
                            time.sleep(callWhileHeld);
                            return connection.isClosed();
                        }
                    };
                })
                .run(SEED);
        return new Seen(result, waits);
    }

    private static String percent(long part, long all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
