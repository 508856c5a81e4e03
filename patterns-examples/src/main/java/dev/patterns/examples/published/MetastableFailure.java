package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.Scenario.Run;
import dev.patterns.simulation.scenario.ScenarioResult;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
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
        return result.callsPerSecond().subList((int) MEASURED_FROM.toSeconds(), (int) END.toSeconds()).stream()
                .mapToInt(queries -> queries)
                .average()
                .orElseThrow();
    }

    private static double successRate(ScenarioResult result) {
        return result.requests().arrivedBetween(MEASURED_FROM, END).successRate();
    }

    private static ScenarioResult simulate(double perSecond) {
        return Scenario.constant(perSecond)
                .lasting(END)
                .against(Dependency.answeringIn(Duration.ZERO).serving(300))
                .requesting(run -> {
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
                    return () -> policy.call(() -> query(run));
                })
                .run(7);
    }

    /** A query of the outage arrives when the outage ends, unless its caller gives it up before. */
    private static long query(Run run) throws IOException, InterruptedException {
        var now = run.time().elapsed();
        if (now.compareTo(OUTAGE_BEGINS) >= 0 && now.compareTo(OUTAGE_ENDS) < 0) {
            run.time().sleep(OUTAGE_ENDS.minus(now));
        }
        return run.call();
    }
}
