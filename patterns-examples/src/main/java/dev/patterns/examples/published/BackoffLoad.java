package dev.patterns.examples.published;

import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.retry.RetryBuilder;
import dev.patterns.simulation.scenario.Dependency;
import dev.patterns.simulation.scenario.Scenario;
import dev.patterns.simulation.scenario.Scenario.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A dependency that fails for long: what backoff does for independent clients, and for clients that wait for it. */
final class BackoffLoad {

    private static final int CLIENTS = 100;
    private static final int CALLS_PER_CLIENT_AND_SECOND = 10;
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Duration MEAN_GAP = Duration.ofSeconds(1).dividedBy(CALLS_PER_CLIENT_AND_SECOND);
    private static final Duration NETWORK = Duration.ofMillis(10);
    private static final Backoff BACKOFF = Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10));

    private BackoffLoad() {}

    static PublishedResult result() {
        return new PublishedResult(
                "backoff-load",
                "Backoff lowers the load of serial clients only",
                new Source(
                        "Marc Brooker",
                        "What is Backoff For?",
                        "2022",
                        "https://brooker.co.za/blog/2022/08/11/backoff.html"),
                "Half of all calls fail. 1,000 independent requests a second, or 100 clients that begin their next"
                        + " request, ten a second, after the last one has ended. Up to three retries, after 100, 200"
                        + " and 400 ms. The article draws curves. The last figure is that of its code,"
                        + " mbrooker/simulator_example, run for 10 s.",
                BackoffLoad::comparisons);
    }

    private static List<Comparison> comparisons() {
        double independent = independentLoad(retry -> retry.backoff(BACKOFF));
        return List.of(
                new Comparison(
                        "load, backoff : none, independent clients",
                        "%.2f",
                        1,
                        independent / independentLoad(retry -> retry.backoff(Backoff.none())),
                        Bound.percent(3),
                        "\"nearly no effect on traffic amplification\", by 10,000 random calls"),
                new Comparison(
                        "load, backoff : none, with a budget of 10 %",
                        "%.2f",
                        1,
                        independentLoad(retry -> retry.backoff(BACKOFF).budget(RetryBudget.ratio(0.1, 5)))
                                / independentLoad(
                                        retry -> retry.backoff(Backoff.none()).budget(RetryBudget.ratio(0.1, 5))),
                        Bound.percent(3),
                        "\"nearly no effect on traffic amplification\", by 10,000 random calls"),
                new Comparison(
                        "load, 100 serial clients : independent ones",
                        "%.2f",
                        0.43,
                        serialLoad() / independent,
                        Bound.percent(5),
                        "random gaps, and runs of 10 s"));
    }

    /** Calls for each request that the clients would make if none waited. */
    private static double independentLoad(UnaryOperator<RetryBuilder> settings) {
        return Scenario.poisson(CLIENTS * CALLS_PER_CLIENT_AND_SECOND)
                .lasting(LENGTH)
                .against(dependency())
                .guardedBy(run -> retry(run, settings))
                .run(7)
                .callsPerRequest();
    }

    /** The same. Each request of the scenario stands for a client, which makes its calls one after the other. */
    private static double serialLoad() {
        return Scenario.constant(1_000 * CLIENTS)
                        .lasting(Duration.ofMillis(1))
                        .against(dependency())
                        .requesting(run -> {
                            var retry = retry(run, settings -> settings.backoff(BACKOFF));
                            return () -> callOneAfterTheOther(run, retry);
                        })
                        .run(7)
                        .callsPerRequest()
                / (CALLS_PER_CLIENT_AND_SECOND * LENGTH.toSeconds());
    }

    private static String callOneAfterTheOther(Run run, Retry retry) throws Exception {
        var time = run.time();
        time.sleep(exponential(time.random(), MEAN_GAP));
        while (time.elapsed().compareTo(LENGTH) < 0) {
            var next = time.elapsed().plus(exponential(time.random(), MEAN_GAP));
            try {
                retry.call(run::call);
            } catch (IOException failed) {
                // the client goes on with its next request
            }
            if (next.compareTo(time.elapsed()) > 0) {
                time.sleep(next.minus(time.elapsed()));
            }
        }
        return "done";
    }

    private static Retry retry(Run run, UnaryOperator<RetryBuilder> settings) {
        return settings.apply(Retry.builder("client").maxAttempts(4))
                .time(run.time())
                .build();
    }

    private static Dependency dependency() {
        return Dependency.answering(random -> exponential(random, NETWORK).plus(exponential(random, NETWORK)))
                .failing(0.5);
    }

    private static Duration exponential(RandomGenerator random, Duration mean) {
        return Duration.ofNanos((long) (-StrictMath.log(1 - random.nextDouble()) * mean.toNanos()));
    }
}
