package dev.patterns.examples.published;

import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.ratelimiter.RateLimiter;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.scenario.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Each task needs two calls of a service that can serve half of all calls. */
final class SubsequentOverload {

    private static final int CALLS_PER_SECOND = 100;
    private static final int TASKS_PER_SECOND = 100;

    /** Which tasks the service serves. */
    private interface Admission {
        boolean admits(RateLimiter service, SimulatedTime time) throws InterruptedException;
    }

    private SubsequentOverload() {}

    static PublishedResult result() {
        return new PublishedResult(
                "subsequent-overload",
                "Each task needs two calls, and half of all calls are shed",
                new Source(
                        "Hao Zhou and others",
                        "Overload Control for Scaling WeChat Microservices, SoCC '18",
                        "2018",
                        "https://arxiv.org/abs/1806.04075"),
                "A service can serve half of the calls that it gets. Each task makes two calls, up to a second apart,"
                        + " and needs both. WeChat gives all calls of a task one priority, so that they are admitted"
                        + " or rejected together; the optimum is capacity : load. Here, without priorities, a task"
                        + " takes the permits of both calls at once, from the rate limiter that stands for the"
                        + " service.",
                SubsequentOverload::comparisons);
    }

    private static List<Comparison> comparisons() {
        return List.of(
                new Comparison(
                        "tasks that succeed, each call shed by itself",
                        "%.1f %%",
                        25,
                        100 * successRate(SubsequentOverload::callByCall),
                        Bound.percent(4),
                        "30,000 tasks at random times"),
                new Comparison(
                        "tasks that succeed, whole tasks shed",
                        "%.1f %%",
                        50,
                        100 * successRate((service, time) -> service.tryAcquire(2)),
                        Bound.percent(2),
                        "30,000 tasks at random times, and the permits that are free at first"));
    }

    private static boolean callByCall(RateLimiter service, SimulatedTime time) throws InterruptedException {
        boolean first = service.tryAcquire();
        time.sleep(Duration.ofMillis(time.random().nextInt(1_000)));
        return service.tryAcquire() && first;
    }

    private static double successRate(Admission admission) {
        return Scenario.poisson(TASKS_PER_SECOND)
                .lasting(Duration.ofMinutes(5))
                .requesting(run -> {
                    var service = RateLimiter.builder("service")
                            .permits(CALLS_PER_SECOND, Duration.ofSeconds(1))
                            .time(run.time())
                            .build();
                    return () -> {
                        if (!admission.admits(service, run.time())) {
                            throw new IOException("overloaded");
                        }
                        return "done";
                    };
                })
                .run(7)
                .successRate();
    }
}
