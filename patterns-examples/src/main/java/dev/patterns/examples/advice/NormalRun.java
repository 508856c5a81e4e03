package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;

/**
 * Normal operation, simulated.
 *
 * @param callsPerRequest of the dependency
 * @param utilization of the dependency
 * @param inFlight calls at a time, of all instances
 * @param waiting share of the calls that found the dependency busy
 * @param timedOut share of the calls that the timeout ended
 * @param rejected share of the attempts that the bulkhead rejected
 * @param failedRequests share of the requests that failed
 */
record NormalRun(
        double callsPerRequest,
        double utilization,
        double inFlight,
        double waiting,
        double timedOut,
        double rejected,
        double failedRequests) {

    private static final int WARM_UP = 10; // a tenth of the requests

    static NormalRun of(DependencyDescription description, CurrentSettings settings, int requests, long seed) {
        try (var service = new MeasuredService(description, settings, seed)) {
            service.arrive((double) requests / WARM_UP);
            service.resetCounts();
            var before = Dependency.of(service);
            long rejectedBefore = service.rejected();
            service.arrive(requests);
            var counts = service.counts();
            var after = Dependency.of(service);
            long rejected = service.rejected() - rejectedBefore;
            double seconds = after.at - before.at;
            return new NormalRun(
                    (double) counts.calls / counts.requests,
                    (after.worked - before.worked) / seconds / description.capacity(),
                    counts.inFlightSeconds / seconds,
                    (double) (after.waited - before.waited) / counts.calls,
                    (double) counts.timedOut / counts.calls,
                    (double) rejected / (rejected + counts.calls),
                    (double) counts.failedRequests / counts.requests);
        }
    }

    private record Dependency(double at, double worked, long waited) {
        static Dependency of(MeasuredService service) {
            var dependency = service.dependency();
            return new Dependency(
                    NormalOperation.seconds(service.time().elapsed()),
                    NormalOperation.seconds(dependency.worked()),
                    dependency.waited());
        }
    }
}
