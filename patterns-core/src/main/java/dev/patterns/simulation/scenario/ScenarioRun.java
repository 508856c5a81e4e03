package dev.patterns.simulation.scenario;

import dev.patterns.CheckedSupplier;
import dev.patterns.internal.InheritedContext;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario, and what is recorded of it. No field needs synchronization: one simulated thread runs at a
 * time.
 */
final class ScenarioRun implements Scenario.Run {

    private final Scenario scenario;
    private final SimulatedTime time;
    private final RandomGenerator arrivalsRandom;
    private final RandomGenerator dependencyRandom;
    private final Dependency.CallQueue queue = new Dependency.CallQueue();
    private final CheckedSupplier<?, ?> action;
    private final List<ScenarioResult.Request> requests = new ArrayList<>();
    private final List<ScenarioResult.Call> calls = new ArrayList<>();
    private final List<ScenarioResult.LogEntry> log = new ArrayList<>();
    private long arrived;
    private long called;
    private int inFlight;
    private int mostInFlight;

    /**
     * Counts the calls that a request makes, on whichever thread: the context of all threads that work for the request.
     */
    private static final class CallCounter {
        private int calls;
    }

    ScenarioRun(Scenario scenario, SimulatedTime time, long seed) {
        this.scenario = scenario;
        this.time = time;
        var seeds = new SplittableRandom(seed);
        this.arrivalsRandom = seeds.split();
        this.dependencyRandom = seeds.split();
        this.action = scenario.action().apply(this);
    }

    ScenarioResult run() {
        spawnRequestAfter(0);
        time.run();
        return new ScenarioResult(requests, calls, log, mostInFlight, time.elapsed(), time.traceHash());
    }

    /** Each request spawns the next one when it arrives. So the event queue doesn't hold all requests at once. */
    private void spawnRequestAfter(long now) {
        long arrival = scenario.arrivals().nextAfter(now, arrivalsRandom);
        if (arrival < scenario.length().toNanos()) {
            time.spawn("request-" + ++arrived, Duration.ofNanos(arrival - now), () -> {
                spawnRequestAfter(arrival);
                runRequest(arrival);
            });
        }
    }

    private void runRequest(long arrival) {
        var counter = new CallCounter();
        InheritedContext.set(counter);
        Exception failure = null;
        try {
            action.get();
        } catch (Exception thrown) {
            failure = thrown;
        }
        requests.add(new ScenarioResult.Request(arrival, now() - arrival, endingOf(failure), counter.calls));
    }

    private ScenarioResult.Ending endingOf(@Nullable Exception failure) {
        if (failure == null) {
            return ScenarioResult.Ending.SUCCESS;
        }
        return scenario.isRejection(failure) ? ScenarioResult.Ending.REJECTION : ScenarioResult.Ending.FAILURE;
    }

    @Override
    public SimulatedTime time() {
        return time;
    }

    @Override
    public long call() throws IOException, InterruptedException {
        long number = ++called;
        long began = now();
        if (InheritedContext.get() instanceof CallCounter counter) {
            counter.calls++;
        }
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        boolean answered = false;
        try {
            var answer = scenario.dependency().answer(time.elapsed(), queue, dependencyRandom);
            time.sleep(answer.latency());
            if (answer.fails()) {
                throw new IOException("the dependency failed on call " + number);
            }
            answered = true;
            return number;
        } finally {
            inFlight--;
            calls.add(new ScenarioResult.Call(began, now(), answered));
        }
    }

    @Override
    public void log(Object entry) {
        log.add(new ScenarioResult.LogEntry(time.elapsed(), entry));
    }

    private long now() {
        return time.elapsed().toNanos();
    }
}
