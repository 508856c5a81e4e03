package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import dev.patterns.timeout.Timeout;
import java.time.Duration;
import java.util.List;

/** A server at 70 % of its capacity stops for twice the clients' timeout. */
final class GarbageCollectionPause {

    private static final Duration PAUSE_BEGINS = Duration.ofSeconds(30);
    private static final Duration PAUSE_ENDS = Duration.ofSeconds(31);
    private static final Duration MEASURED_FROM = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(100);

    private GarbageCollectionPause() {}

    static PublishedResult result() {
        return new PublishedResult(
                "garbage-collection-pause",
                "A garbage collection of one second at 70 % load",
                new Source(
                        "adamfilli",
                        "Happy Simulator, gc_caused_collapse.py",
                        "2026",
                        "https://github.com/adamfilli/happy-simulator/blob/main/examples/queuing/"
                                + "gc_caused_collapse.py"),
                "A server answers a request in 100 ms, one after the other, and gets 7 a second. It stops once, for a"
                        + " second. A client gives up an attempt after 500 ms, and makes up to three retries, each 50"
                        + " ms later. Measured from 29 s after the pause. The source counts the late answer to an"
                        + " earlier attempt as a success; here it is lost.",
                GarbageCollectionPause::comparisons);
    }

    private static List<Comparison> comparisons() {
        var retried = simulate(4);
        var single = simulate(1);
        return List.of(
                new Comparison(
                        "three retries: attempts a second",
                        "%.1f",
                        28,
                        attemptsPerSecond(retried),
                        Bound.percent(1),
                        "attempts at the edges of the interval"),
                new Comparison(
                        "three retries: share that succeeds",
                        "%.2f",
                        0,
                        successRate(retried),
                        Bound.EXACT,
                        "\"system never recovers\""),
                new Comparison(
                        "no retry: share that succeeds",
                        "%.2f",
                        1,
                        successRate(single),
                        Bound.EXACT,
                        "the source's other run: 30 % of the capacity work off the queue"));
    }

    private static double attemptsPerSecond(ScenarioResult result) {
        return result.callsPerSecond().subList((int) MEASURED_FROM.toSeconds(), (int) END.toSeconds()).stream()
                .mapToInt(attempts -> attempts)
                .average()
                .orElseThrow();
    }

    private static double successRate(ScenarioResult result) {
        return result.requests().arrivedBetween(MEASURED_FROM, END).successRate();
    }

    private static ScenarioResult simulate(int attempts) {
        return Scenario.constant(7)
                .lasting(END)
                .against(Dependency.answeringIn(Duration.ZERO).serving(10).pausedBetween(PAUSE_BEGINS, PAUSE_ENDS))
                .guardedBy(run -> Policy.compose(
                        Retry.builder("server")
                                .maxAttempts(attempts)
                                .backoff(Backoff.fixed(Duration.ofMillis(50)))
                                .time(run.time())
                                .build(),
                        Timeout.builder("server")
                                .limit(Duration.ofMillis(500))
                                .time(run.time())
                                .build()))
                .run(7);
    }
}
