package dev.patterns.examples.published;

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
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The load that retries add to a dependency, by the fraction of calls that fail, with and without a budget. */
final class RetryLoad {

    private static final int ATTEMPTS = 4;
    private static final double MAX_LOAD_WITH_BUDGET = 1.12;

    private RetryLoad() {}

    static List<Comparison> comparisons() {
        var comparisons = new ArrayList<Comparison>();
        for (double failing : new double[] {0.05, 0.2, 0.5, 1}) {
            double load = 1 + failing + Math.pow(failing, 2) + Math.pow(failing, 3);
            double success = 1 - Math.pow(failing, ATTEMPTS);
            var withoutBudget = simulate(failing, retry -> retry);
            var withBudget = simulate(failing, retry -> retry.budget(RetryBudget.ratio(0.1, 10)));
            var prefix = (int) (100 * failing) + " % failing: ";
            comparisons.add(new Comparison(
                    prefix + "load, success",
                    String.format(Locale.ROOT, "%.2f times, %.1f %%", load, 100 * success),
                    String.format(
                            Locale.ROOT,
                            "%.2f times, %.1f %%",
                            withoutBudget.callsPerRequest(),
                            100 * withoutBudget.successRate()),
                    Math.abs(withoutBudget.callsPerRequest() / load - 1) < 0.03
                            && Math.abs(withoutBudget.successRate() - success) < 0.01));
            comparisons.add(new Comparison(
                    prefix + "load with a budget of 10 %",
                    String.format(Locale.ROOT, "at most %.2f times", MAX_LOAD_WITH_BUDGET),
                    String.format(Locale.ROOT, "%.2f times", withBudget.callsPerRequest()),
                    withBudget.callsPerRequest() <= MAX_LOAD_WITH_BUDGET));
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
