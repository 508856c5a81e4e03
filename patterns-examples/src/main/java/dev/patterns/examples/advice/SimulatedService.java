package dev.patterns.examples.advice;

import dev.patterns.bulkhead.BulkheadStatus;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.SimulatedDependency;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The instances of a service, their requests, and the dependency, in simulated time. Requests arrive independently of
 * each other, and each at an instance by chance. Counts what the figures need.
 */
final class SimulatedService implements AutoCloseable {

    private final SimulatedTime time;
    private final DependencyDescription description;
    private final SimulatedDependency dependency;
    private final List<ServiceInstance> instances;
    private final RandomGenerator arrivals;
    private Counts counts = new Counts();
    private long inFlight;
    private long changedAt;
    private boolean arriving = true;

    /** What has happened since the counts were reset. */
    static final class Counts {
        long requests;
        long failedRequests;
        long calls;
        long timedOut;
        double inFlightSeconds;
    }

    SimulatedService(DependencyDescription description, CurrentSettings settings, long seed) {
        var seeds = new SplittableRandom(seed);
        this.description = description;
        this.arrivals = seeds.split();
        this.time = new SimulatedTime(seed);
        this.dependency = description.simulated(time, seeds.split());
        this.instances = Stream.generate(() -> ServiceInstance.of(settings, time))
                .limit(description.instances())
                .toList();
        scheduleNextRequest();
    }

    Counts counts() {
        observe();
        return counts;
    }

    void resetCounts() {
        observe();
        counts = new Counts();
    }

    SimulatedDependency dependency() {
        return dependency;
    }

    List<ServiceInstance> instances() {
        return instances;
    }

    /** How many attempts the bulkheads have rejected. */
    long rejected() {
        return instances.stream()
                .flatMap(instance -> instance.bulkhead().stream())
                .mapToLong(bulkhead -> bulkhead.status().rejected(BulkheadStatus.Rejection.FULL))
                .sum();
    }

    SimulatedTime time() {
        return time;
    }

    /** Lets so many requests arrive, on average. */
    void arrive(double requests) {
        time.advance(Duration.ofNanos((long) (requests / description.rate() * 1e9)));
    }

    void stopArrivals() {
        arriving = false;
    }

    private void scheduleNextRequest() {
        double gap = -StrictMath.log(1 - arrivals.nextDouble()) / description.rate();
        time.schedule(this::arrive, Duration.ofNanos((long) (gap * 1e9)));
    }

    private void arrive() {
        if (!arriving) {
            return;
        }
        scheduleNextRequest();
        counts.requests++;
        var instance = instances.get((int) (arrivals.nextDouble() * instances.size()));
        var current = counts;
        instance.policy().callAsync(this::call).whenComplete((answer, failure) -> {
            current.failedRequests += failure == null ? 0 : 1;
        });
    }

    private CompletableFuture<String> call() {
        observe();
        counts.calls++;
        inFlight++;
        var current = counts;
        var answer = dependency.callAsync();
        answer.whenComplete((value, failure) -> {
            observe();
            inFlight--;
            current.timedOut += answer.isCancelled() ? 1 : 0;
        });
        return answer;
    }

    private void observe() {
        long now = time.elapsed().toNanos();
        counts.inFlightSeconds += inFlight * ((now - changedAt) / 1e9);
        changedAt = now;
    }

    @Override
    public void close() {
        time.close();
    }
}
