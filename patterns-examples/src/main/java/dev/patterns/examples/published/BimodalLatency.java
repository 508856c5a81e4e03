package dev.patterns.examples.published;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.List;

/** A few requests that never complete occupy nearly all threads. */
final class BimodalLatency {

    private static final int THREADS = 100;
    private static final double REQUESTS_PER_SECOND = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(100);
    private static final Duration MEASURED_FROM = Duration.ofSeconds(200);
    private static final Duration END = Duration.ofSeconds(700);

    private BimodalLatency() {}

    static PublishedResult result() {
        return new PublishedResult(
                "bimodal-latency",
                "A long deadline turns 5 % of errors into 80 %",
                GoogleSre.CASCADES,
                "100 threads, a tenth of the chapter's, serve 100 requests a second in 100 ms each. Then 5 % hang until"
                        + " their deadline of 100 s. A request that finds no free thread fails.",
                BimodalLatency::comparisons);
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison(
                        "requests that get a thread, deadline 100 s",
                        "%.1f %%",
                        19.6,
                        percentAdmitted(DEADLINE),
                        Bound.percent(10),
                        "2,500 requests hang, at random times"),
                new Comparison(
                        "requests that get a thread, deadline 1 s",
                        "%.1f %%",
                        100,
                        percentAdmitted(Duration.ofSeconds(1)),
                        Bound.percent(0.1),
                        "the chapter's remedy, without a figure"));
    }

    private static double percentAdmitted(Duration deadline) {
        var result = Scenario.poisson(REQUESTS_PER_SECOND)
                .lasting(END)
                .against(Dependency.answeringIn(Duration.ofMillis(100))
                        .hanging(0.05)
                        .hangingFor(deadline))
                .guardedBy(run -> Bulkhead.builder("threads")
                        .limit(THREADS)
                        .time(run.time())
                        .build())
                .run(7);
        var measured = result.requests().arrivedBetween(MEASURED_FROM, END);
        long rejected = result.rejections().arrivedBetween(MEASURED_FROM, END).count();
        return 100 - 100.0 * rejected / measured.count();
    }
}
