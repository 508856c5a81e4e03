package dev.patterns.examples.collapse;

import dev.patterns.Policy;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.SimulatedDependency;
import dev.patterns.examples.service.SimulatedService;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A simulated service through a trigger, recorded in intervals. Its instances get the requests in turn. */
final class ServiceRun implements AutoCloseable {

    private final SimulatedService<Policy> service;
    private final SimulatedTime time;
    private final SimulatedDependency dependency;
    private final DependencyDescription description;
    private final long inTimeNanos;
    private final List<Interval> intervals = new ArrayList<>();
    private int arrived;
    private int inTime;
    private int arrivedBefore;
    private int inTimeBefore;
    private long callsBefore;

    ServiceRun(Service service, long seed) {
        this.description = service.dependency();
        this.service = new SimulatedService<>(description, service.protection()::policy, seed);
        this.time = this.service.time();
        this.dependency = this.service.dependency();
        this.inTimeNanos = service.longestRequest().toNanos();
        this.service.start(this::request);
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
            service.setRate(description.rate() * spike.factor());
        }
    }

    void endTrigger() {
        dependency.setServers(description.capacity());
        service.setRate(description.rate());
    }

    /** All that was recorded so far. */
    List<Interval> intervals() {
        return intervals;
    }

    double seconds() {
        return time.elapsed().toNanos() / 1e9;
    }

    private void request() {
        arrived++;
        long arrival = time.nanoTime();
        service.nextInstance().callAsync(dependency::callAsync).whenComplete((answer, failure) -> {
            if (failure == null && time.nanoTime() - arrival <= inTimeNanos) {
                inTime++;
            }
        });
    }

    @Override
    public void close() {
        service.close();
    }
}
