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

/** A scenario being played, and what is seen of it. All of it belongs to the client that runs. */
final class ScenarioRun implements Scenario.Run {

    private final Scenario scenario;
    private final SimulatedTime time;
    private final RandomGenerator arrivalsRandom;
    private final RandomGenerator dependencyRandom;
    private final CheckedSupplier<?, ?> request;
    private final List<Outcome.Call> calls = new ArrayList<>();
    private final List<Outcome.Service> served = new ArrayList<>();
    private final List<Outcome.Noted> noted = new ArrayList<>();
    private long arrived;
    private long called;
    private int inFlight;
    private int mostInFlight;

    /** A request under way. */
    private static final class Request {
        private int attempts;
    }

    ScenarioRun(Scenario scenario, SimulatedTime time, long seed) {
        this.scenario = scenario;
        this.time = time;
        var seeds = new SplittableRandom(seed);
        this.arrivalsRandom = seeds.split();
        this.dependencyRandom = seeds.split();
        this.request = scenario.requests().apply(this);
    }

    Outcome play() {
        announceNext(0);
        time.run();
        return new Outcome(calls, served, noted, mostInFlight, time.elapsed(), time.traceHash());
    }

    /** Each request, as it arrives, announces the one after it: so there is no queue of all that are to come. */
    private void announceNext(long now) {
        long at = scenario.arrivals().after(now, arrivalsRandom);
        if (at < scenario.length().toNanos()) {
            time.spawn("request-" + ++arrived, Duration.ofNanos(at - now), () -> {
                announceNext(at);
                request(at);
            });
        }
    }

    private void request(long at) {
        var self = new Request();
        InheritedContext.set(self);
        Exception failure = null;
        try {
            request.get();
        } catch (Exception thrown) {
            failure = thrown;
        }
        calls.add(new Outcome.Call(at, now() - at, verdictOn(failure), self.attempts));
    }

    private Outcome.Verdict verdictOn(@Nullable Exception failure) {
        if (failure == null) {
            return Outcome.Verdict.SUCCESS;
        }
        return scenario.isRejection(failure) ? Outcome.Verdict.REJECTION : Outcome.Verdict.FAILURE;
    }

    @Override
    public SimulatedTime time() {
        return time;
    }

    @Override
    public long call() throws IOException, InterruptedException {
        long number = ++called;
        long began = now();
        if (InheritedContext.get() instanceof Request caller) {
            caller.attempts++;
        }
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        boolean answered = false;
        try {
            var fate = scenario.dependency().decide(time.elapsed(), dependencyRandom);
            time.sleep(fate.takes());
            if (fate.fails()) {
                throw new IOException("the dependency failed on call " + number);
            }
            answered = true;
            return number;
        } finally {
            inFlight--;
            served.add(new Outcome.Service(began, now(), answered));
        }
    }

    @Override
    public void note(Object what) {
        noted.add(new Outcome.Noted(time.elapsed(), what));
    }

    private long now() {
        return time.elapsed().toNanos();
    }
}
