package dev.patterns.examples.published;

import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.retry.RetryBuilder;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** An overloaded backend rejects nearly all requests; each is tried up to three times. */
final class PerClientBudget {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final double REJECTED = 0.99;

    private PerClientBudget() {}

    static PublishedResult result() {
        return new PublishedResult(
                "per-client-budget",
                "A retry budget for each client",
                GoogleSre.OVERLOAD,
                "A client sends 500 requests a second to a backend that rejects 99 % of them. Each request is tried up"
                        + " to three times. The client's budget allows retries while fewer than 10 % of its requests"
                        + " are retries.",
                PerClientBudget::comparisons);
    }

    private static List<Comparison> comparisons() {
        double unlimited = load((retry, time) -> retry);
        double limited = load((retry, time) -> retry.budget(RetryBudget.window(WINDOW, 0, 0.1, time)));
        return List.of(
                new Comparison(
                        "load, three attempts each", "%.2f times", 3, unlimited, Bound.percent(2), "\"just below 3X\""),
                new Comparison(
                        "load with the budget",
                        "%.2f times",
                        1.1,
                        limited,
                        Bound.percent(1),
                        "\"just 1.1x in the general case\""));
    }

    private static double load(BiFunction<RetryBuilder, SimulatedTime, RetryBuilder> budget) {
        return Scenario.constant(500)
                .lasting(Duration.ofSeconds(20))
                .against(Dependency.answeringIn(Duration.ofMillis(5)).failing(REJECTED))
                .guardedBy(run -> budget.apply(
                                Retry.builder("backend").maxAttempts(3).backoff(Backoff.none()), run.time())
                        .time(run.time())
                        .build())
                .run(7)
                .callsPerRequest();
    }
}
