package dev.patterns.examples.published;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.ScenarioResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** One of three shards is down: behind one breaker for the database, and behind a breaker for each shard. */
final class ShardedDatabase {

    private static final List<String> SHARDS = List.of("A-H", "I-R", "S-Z");

    private ShardedDatabase() {}

    static PublishedResult result() {
        return new PublishedResult(
                "sharded-database",
                "One breaker for three shards",
                new Source(
                        "Marc Brooker",
                        "Will circuit breakers solve my problems?",
                        "2022",
                        "https://brooker.co.za/blog/2022/02/16/circuit-breakers.html"),
                "A database has three shards with equally many keys, and the shard A-H fails. The article gives no"
                        + " figures: a breaker either opens and turns \"partial failures into complete failures\", or"
                        + " it doesn't open and is of no use. The remedies that it names tell the shards apart.",
                ShardedDatabase::comparisons);
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison(
                        "opens at 25 %: requests that fail",
                        "%.1f %%",
                        100,
                        percentFailed(simulate(0.25, shard -> "database")),
                        Bound.percent(5),
                        "a probe of a healthy shard closes it, for 20 calls"),
                new Comparison(
                        "opens at 50 %: requests that it rejects",
                        "%.1f %%",
                        0,
                        percentRejected(simulate(0.5, shard -> "database")),
                        Bound.EXACT,
                        "\"Breakers that don't trip aren't very useful\""),
                new Comparison(
                        "a breaker for each shard: requests that fail",
                        "%.1f %%",
                        100.0 / SHARDS.size(),
                        percentFailed(simulate(0.25, UnaryOperator.identity())),
                        Bound.percent(3),
                        "18,000 random keys"));
    }

    private static double percentFailed(ScenarioResult result) {
        return 100 - 100 * result.successRate();
    }

    private static double percentRejected(ScenarioResult result) {
        return 100.0 * result.rejections().count() / result.requests().count();
    }

    private static ScenarioResult simulate(double failureRate, UnaryOperator<String> breakerOfShard) {
        return Scenario.poisson(300)
                .lasting(Duration.ofMinutes(1))
                .requesting(run -> {
                    var breakers = CircuitBreaker.registry(builder -> builder.tripWhen(
                                    TripRule.countWindow(100).failureRate(failureRate))
                            .openFor(Duration.ofSeconds(5))
                            .time(run.time()));
                    return () -> {
                        var shard = SHARDS.get(run.time().random().nextInt(SHARDS.size()));
                        return breakers.get(breakerOfShard.apply(shard)).call(() -> {
                            if (shard.equals("A-H")) {
                                throw new IOException("overloaded");
                            }
                            return run.call();
                        });
                    };
                })
                .run(7);
    }
}
