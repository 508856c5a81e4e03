package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.Scenario.Run;
import dev.patterns.simulation.scenario.ScenarioResult;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.List;

/**
 * A database works through its queue in order, even for callers that have timed out. A short outage of the network
 * fills the queue; one retry each keeps it full.
 */
final class MetastableFailure {

    private static final Duration OUTAGE_BEGINS = Duration.ofSeconds(5);
    private static final Duration OUTAGE_ENDS = Duration.ofSeconds(15);
    private static final Duration MEASURED_FROM = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(70);
    private static final double MEASURED_SECONDS = 10;

    /** Serves one query after the other, 300 a second. Queries of the outage arrive when it ends. */
    private static final class Database {
        private static final long NANOS = 1_000_000_000 / 300;
        private final Run run;
        private long busyUntil;

        Database(Run run) {
            this.run = run;
        }

        String query() throws InterruptedException {
            var time = run.time();
            run.log("query");
            if (isOutage(time.elapsed())) {
                time.sleep(OUTAGE_ENDS.minus(time.elapsed()));
            }
            long now = time.elapsed().toNanos();
            busyUntil = Math.max(busyUntil, now) + NANOS;
            time.sleep(Duration.ofNanos(busyUntil - now));
            return "row";
        }

        private static boolean isOutage(Duration now) {
            return now.compareTo(OUTAGE_BEGINS) >= 0 && now.compareTo(OUTAGE_ENDS) < 0;
        }
    }

    private MetastableFailure() {}

    static PublishedResult result() {
        return new PublishedResult(
                "metastable-failure",
                "A blip of ten seconds, and the service never comes back",
                new Source(
                        "Nathan Bronson, Abutalib Aghayev, Aleksey Charapko and Timothy Zhu",
                        "Metastable Failures in Distributed Systems, HotOS '21",
                        "2021",
                        "https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf"),
                "A database answers 300 queries a second. A query without an answer after a second is sent once more."
                        + " The network fails for 10 s; then all queries arrive. Measured from 45 s after the outage.",
                MetastableFailure::comparisons);
    }

    private static List<Comparison> comparisons() {
        var vulnerable = simulate(280);
        var stable = simulate(145);
        return List.of(
                new Comparison(
                        "280 requests/s: queries per second",
                        "%.0f",
                        560,
                        queriesPerSecond(vulnerable),
                        Bound.percent(1),
                        "requests at the edges of the interval"),
                new Comparison(
                        "280 requests/s: share that succeeds",
                        "%.2f",
                        0,
                        successRate(vulnerable),
                        Bound.EXACT,
                        "the queue is never shorter than a second"),
                new Comparison(
                        "145 requests/s: share that succeeds",
                        "%.2f",
                        1,
                        successRate(stable),
                        Bound.EXACT,
                        "\"stable\" below 150, where twice the load is below 300"));
    }

    private static double queriesPerSecond(ScenarioResult result) {
        return result.log().stream()
                        .filter(entry -> entry.at().compareTo(MEASURED_FROM) >= 0
                                && entry.at().compareTo(END) < 0)
                        .count()
                / MEASURED_SECONDS;
    }

    private static double successRate(ScenarioResult result) {
        return result.requests().arrivedBetween(MEASURED_FROM, END).successRate();
    }

    private static ScenarioResult simulate(double perSecond) {
        return Scenario.constant(perSecond)
                .lasting(END)
                .requesting(run -> {
                    var database = new Database(run);
                    var retry = Retry.builder("database")
                            .maxAttempts(2)
                            .backoff(Backoff.none())
                            .time(run.time())
                            .build();
                    var timeout = Timeout.builder("database")
                            .limit(Duration.ofSeconds(1))
                            .time(run.time())
                            .build();
                    var policy = Policy.compose(retry, timeout);
                    return () -> policy.call(database::query);
                })
                .run(7);
    }
}
