package dev.patterns.examples.advice;

import dev.patterns.bulkhead.BulkheadStatus;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.SimulatedDependency;
import dev.patterns.examples.service.SimulatedService;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A simulated service whose requests arrive each at an instance by chance. Counts what the figures need. */
final class MeasuredService implements AutoCloseable {

    private final DependencyDescription description;
    private final SimulatedService<ServiceInstance> service;
    private final SimulatedTime time;
    private Counts counts = new Counts();
    private long inFlight;
    private long changedAt;

    /** What has happened since the counts were reset. */
    static final class Counts {
        long requests;
        long failedRequests;
        long calls;
        long timedOut;
        double inFlightSeconds;
    }

    MeasuredService(DependencyDescription description, CurrentSettings settings, long seed) {
        this.description = description;
        this.service = new SimulatedService<>(description, time -> ServiceInstance.of(settings, time), seed);
        this.time = service.time();
        service.start(this::request);
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
        return service.dependency();
    }

    List<ServiceInstance> instances() {
        return service.instances();
    }

    /** How many attempts the bulkheads have rejected. */
    long rejected() {
        return instances().stream()
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
        service.stopArrivals();
    }

    private void request() {
        counts.requests++;
        var current = counts;
        service.randomInstance().policy().callAsync(this::call).whenComplete((answer, failure) -> {
            current.failedRequests += failure == null ? 0 : 1;
        });
    }

    private CompletableFuture<String> call() {
        observe();
        counts.calls++;
        inFlight++;
        var current = counts;
        var answer = dependency().callAsync();
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
        service.close();
    }
}
