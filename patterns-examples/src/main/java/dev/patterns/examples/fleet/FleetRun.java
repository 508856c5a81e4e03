package dev.patterns.examples.fleet;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Plays a scenario in virtual time: clients that call at fixed intervals through retry and breaker, and a dependency.
 *
 * <p>When the clients call, and whether the first attempts would succeed, depends on the seed alone. So runs that
 * differ in what is shared get the same requests.
 */
final class FleetRun {

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(1);
    private static final Duration SAMPLED_EVERY = Duration.ofMillis(100);
    private static final double ALWAYS_FAILING = 0.005;

    /** A failed call. It has no stack trace, because there are many. */
    private static final class Failed extends IOException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private static final Failed FAILED = new Failed();

    private final FleetScenario scenario;
    private final Duration hotPeriod;
    private final SimulatedTime time;
    private final SplittableRandom requestRandom;
    private final SplittableRandom dependencyRandom;
    private final Fleet fleet;
    private final Breakers breakers;
    private final Retries retries;
    private final Measurements measurements;

    private FleetRun(FleetScenario scenario, SimulatedTime time, long seed) {
        this.scenario = scenario;
        this.hotPeriod = scenario.traffic().hotPeriod(scenario.clients());
        this.time = time;
        var seeds = new SplittableRandom(seed);
        this.requestRandom = seeds.split();
        this.dependencyRandom = seeds.split();
        var link = new Link(time, seeds.split(), scenario.link(), () -> scenario.storeIsDown() && isOutage());
        this.fleet = new Fleet(scenario.clients(), time, link, seeds.split());
        this.breakers = scenario.sharing().breakersOf(fleet);
        this.retries = new Retries(scenario.budget(), fleet);
        this.measurements = new Measurements(scenario);
    }

    static FleetFigures of(FleetScenario scenario, long seed) {
        try (var time = new SimulatedTime(seed)) {
            return new FleetRun(scenario, time, seed).run();
        }
    }

    private FleetFigures run() {
        for (int client = 0; client < scenario.clients(); client++) {
            int self = client;
            double phase = requestRandom.nextDouble() * period(self).toNanos();
            time.schedule(() -> request(self), Duration.ofNanos((long) phase));
        }
        fleet.every(SAMPLED_EVERY, () -> measurements.sample(breakers, time.elapsed()));
        time.advance(scenario.traffic().end);
        return measurements.figures(fleet.link());
    }

    private void request(int client) {
        time.schedule(() -> request(client), period(client));
        var arrivedAt = time.elapsed();
        double luck = requestRandom.nextDouble();
        boolean isGood = luck >= failing(client);
        var attempts = new int[1];
        retries.call(
                        client,
                        () -> breakers.call(
                                client,
                                () -> dependency(client, attempts[0]++ == 0 ? luck : dependencyRandom.nextDouble())))
                .whenComplete((result, failure) -> measurements.ended(arrivedAt, isGood, failure));
    }

    private CompletableFuture<Void> dependency(int client, double luck) {
        var answer = new CompletableFuture<Void>();
        boolean fails = luck < failing(client);
        boolean isFutile = isOutage() && luck < scenario.outage().failing(client);
        measurements.called(time.elapsed(), isFutile);
        var duration = isFutile && scenario.outage().hangs()
                ? GIVEN_UP_AFTER
                : Delays.between(SHORTEST, LONGEST, dependencyRandom);
        time.schedule(
                () -> {
                    if (fails) {
                        answer.completeExceptionally(FAILED);
                    } else {
                        answer.complete(null);
                    }
                },
                duration);
        return answer;
    }

    /** The share of the client's calls that fail now. */
    private double failing(int client) {
        return isOutage() ? Math.max(ALWAYS_FAILING, scenario.outage().failing(client)) : ALWAYS_FAILING;
    }

    private Duration period(int client) {
        boolean isHot = scenario.outage() == Outage.HOT_CLIENT && client == Outage.BAD && isOutage();
        return isHot ? hotPeriod : scenario.traffic().period(client);
    }

    private boolean isOutage() {
        var now = time.elapsed();
        return now.compareTo(scenario.traffic().outageFrom) >= 0 && now.compareTo(scenario.traffic().outageTo) < 0;
    }
}
