package dev.patterns.examples.collapse;

import dev.patterns.Policy;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.SimulatedDependency;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A service under load, in simulated time: instances that call one dependency, each with its own policies.
 *
 * <p>Requests are asynchronous calls, so that no request needs a thread: a hundred thousand that succeed take a
 * fraction of a second. The policies decide as in a blocking call. Requests arrive independently of each other, at a
 * rate that doesn't depend on how earlier ones end.
 */
final class ServiceRun implements AutoCloseable {

    private final SimulatedTime time;
    private final RandomGenerator arrivals;
    private final SimulatedDependency dependency;
    private final DependencyDescription description;
    private final List<Policy> instances;
    private final long inTimeNanos;
    private final List<Interval> intervals = new ArrayList<>();
    private double rate;
    private int arrived;
    private int inTime;
    private int arrivedBefore;
    private int inTimeBefore;
    private long callsBefore;

    ServiceRun(Service service, long seed) {
        var seeds = new SplittableRandom(seed);
        this.time = new SimulatedTime(seed);
        this.arrivals = seeds.split();
        this.description = service.dependency();
        this.dependency = description.simulated(time, seeds.split());
        this.instances = Stream.generate(() -> service.protection().policy(time))
                .limit(description.instances())
                .toList();
        this.inTimeNanos = service.longestRequest().toNanos();
        this.rate = description.rate();
        time.schedule(this::arrive, nextArrival());
    }

    /** Lets the time pass, and records what happens in it. */
    Interval advance(Duration duration) {
        double from = seconds();
        time.advance(duration);
        var interval = new Interval(
                from,
                seconds(),
                arrived - arrivedBefore,
                inTime - inTimeBefore,
                dependency.calls() - callsBefore,
                dependency.queued());
        arrivedBefore = arrived;
        inTimeBefore = inTime;
        callsBefore = dependency.calls();
        intervals.add(interval);
        return interval;
    }

    void begin(Trigger trigger) {
        if (trigger instanceof Trigger.Blip) {
            dependency.setServers(0);
        } else if (trigger instanceof Trigger.Spike spike) {
            rate = description.rate() * spike.factor();
        }
    }

    void endTrigger() {
        dependency.setServers(description.capacity());
        rate = description.rate();
    }

    /** All that was recorded so far. */
    List<Interval> intervals() {
        return intervals;
    }

    double seconds() {
        return time.elapsed().toNanos() / 1e9;
    }

    private Duration nextArrival() {
        return Duration.ofNanos((long) (-StrictMath.log(1 - arrivals.nextDouble()) / rate * 1e9));
    }

    private void arrive() {
        time.schedule(this::arrive, nextArrival());
        long arrival = time.nanoTime();
        instances
                .get(arrived++ % instances.size())
                .callAsync(dependency::callAsync)
                .whenComplete((answer, failure) -> {
                    if (failure == null && time.nanoTime() - arrival <= inTimeNanos) {
                        inTime++;
                    }
                });
    }

    @Override
    public void close() {
        time.close();
    }
}
