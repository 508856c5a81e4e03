package dev.patterns.examples.published;

import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.retry.RetryBuilder;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The load that retries add to a dependency, by the fraction of calls that fail, with and without a budget. */
final class RetryLoad {

    static final Source SOURCE = new Source(
            "Marc Brooker",
            "Fixing retries with token buckets and circuit breakers",
            "2022",
            "https://brooker.co.za/blog/2022/02/28/retries.html");

    private static final int ATTEMPTS = 4;

    private RetryLoad() {}

    static PublishedResult result() {
        return new PublishedResult(
                "retry-load",
                "Load that retries add, and a budget that limits it",
                SOURCE,
                "1,000 calls a second, up to three retries each. The article draws curves; the load without a budget"
                        + " is 1 + f + f² + f³ for a failure rate f, four times at 100 %. The code of its simulation,"
                        + " mbrooker/simulator_example, fills the bucket at the start of each call, so that its load"
                        + " ends at 1.1 times; here a success fills it, as in the AWS SDKs. The code's list of failure"
                        + " rates has 0.75 between 0.05 and 0.1.",
                RetryLoad::comparisons);
    }

    private static List<Comparison> comparisons() {
        var comparisons = new ArrayList<Comparison>();
        for (double failing : new double[] {0.05, 0.2, 0.5, 1}) {
            double load = 1 + failing + failing * failing + failing * failing * failing;
            comparisons.add(new Comparison(
                    "%.0f %% failing, load without a budget".formatted(100 * failing),
                    "%.2f times",
                    load,
                    simulate(failing, retry -> retry).callsPerRequest(),
                    Bound.percent(3),
                    "10,000 random calls"));
            comparisons.add(new Comparison(
                    "%.0f %% failing, load with a budget of 10 %%".formatted(100 * failing),
                    "%.2f times",
                    1.1,
                    simulate(failing, retry -> retry.budget(RetryBudget.ratio(0.1, 10)))
                            .callsPerRequest(),
                    Bound.AT_MOST,
                    "a success deposits a tenth of a retry"));
        }
        return comparisons;
    }

    private static ScenarioResult simulate(double failing, UnaryOperator<RetryBuilder> settings) {
        return Scenario.constant(1_000)
                .lasting(Duration.ofSeconds(10))
                .against(Dependency.answeringIn(Duration.ofMillis(10)).failing(failing))
                .guardedBy(run -> settings.apply(Retry.builder("load")
                                .maxAttempts(ATTEMPTS)
                                .backoff(Backoff.fixed(Duration.ofMillis(10))))
                        .time(run.time())
                        .random(run.time().random())
                        .build())
                .run(7);
    }
}
