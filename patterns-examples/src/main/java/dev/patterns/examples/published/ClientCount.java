package dev.patterns.examples.published;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.Scenario.Run;
import dev.patterns.simulation.scenario.ScenarioResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The same requests from few clients and from many. Each client limits its retries by what it alone has seen. */
final class ClientCount {

    private static final int RUNS = 10;
    private static final double THRESHOLD = 0.1;

    private ClientCount() {}

    static PublishedResult result() {
        return new PublishedResult(
                "client-count",
                "Many small clients: a token bucket and a breaker for retries",
                RetryLoad.SOURCE,
                "100 calls a second for 10 s, from 10, 100 or 1,000 clients. A client makes up to three retries while"
                        + " its bucket of five has a token, or while its breaker counts at most 10 % failures; first"
                        + " attempts are never rejected. The article draws curves, and says that with many clients"
                        + " the bucket comes near to three retries, and the breaker near to none. The other figures"
                        + " are those of its code, mbrooker/simulator_example, for 10 s; it keeps a token back, and"
                        + " fills the bucket at the start of each call.",
                ClientCount::comparisons);
    }

    private static List<Comparison> comparisons() {
        return List.of(
                load(10, 1.14, Bound.percent(8), "a success fills the bucket, in the article's code each call"),
                load(100, 1.45, Bound.percent(8), "the article's code keeps a token back, of five"),
                load(1_000, 1.875, Bound.percent(3), "\"converging on the behavior of n retries\""),
                success(10, 99, "the article's code counts all calls, here the last 100 count"),
                success(100, 95.7, "10,000 random calls"),
                success(1_000, 95, "\"approaching the performance of the no retries approach\""));
    }

    private static Comparison load(int clients, double published, Bound bound, String reason) {
        return new Comparison(
                "bucket, 50 %% failing, %,d clients: load".formatted(clients),
                "%.2f times",
                published,
                simulate(0.5, clients, ClientCount::withBucket, ScenarioResult::callsPerRequest),
                bound,
                reason);
    }

    private static Comparison success(int clients, double published, String reason) {
        return new Comparison(
                "breaker, 5 %% failing, %,d clients: success".formatted(clients),
                "%.1f %%",
                published,
                100 * simulate(0.05, clients, ClientCount::withBreaker, ScenarioResult::successRate),
                Bound.percent(1),
                reason);
    }

    private static Policy withBucket(Run run) {
        return Retry.builder("client")
                .maxAttempts(4)
                .backoff(Backoff.none())
                .budget(RetryBudget.ratio(0.1, 5))
                .time(run.time())
                .build();
    }

    /** The breaker only counts. The retry asks it for the failure rate. */
    private static Policy withBreaker(Run run) {
        var breaker = CircuitBreaker.builder("client")
                .tripWhen(TripRule.countWindow(100))
                .time(run.time())
                .build();
        breaker.metricsOnly();
        var retry = Retry.builder("client")
                .maxAttempts(4)
                .backoff(Backoff.none())
                .abortOn(failure -> breaker.status().failureRate().orElse(0) > THRESHOLD)
                .time(run.time())
                .build();
        return Policy.compose(retry, breaker);
    }

    private static double simulate(
            double failing, int clients, Function<Run, Policy> client, ToDoubleFunction<ScenarioResult> figure) {
        var scenario = Scenario.poisson(100)
                .lasting(Duration.ofSeconds(10))
                .against(Dependency.answeringIn(Duration.ofMillis(20)).failing(failing))
                .requesting(run -> {
                    var policies = IntStream.range(0, clients)
                            .mapToObj(number -> client.apply(run))
                            .toList();
                    return () ->
                            policies.get(run.time().random().nextInt(clients)).call(run::call);
                });
        return LongStream.rangeClosed(1, RUNS)
                .mapToObj(scenario::run)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }
}
