package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import java.time.Duration;

/**
 * What the formulas say about normal operation. Each figure depends on the others: calls that time out are retried,
 * retries make the dependency's queue longer, and a longer queue makes more calls time out. So they are computed again
 * and again, from a call for each request on, until they don't change.
 *
 * @param queue of the dependency
 * @param call how long a call takes, and how often the timeout ends it
 * @param failing share of the calls that fail or time out
 * @param rejected share of the attempts that the bulkhead rejects
 * @param granted share of the wanted retries that the budget grants
 * @param attempts for each request, those that the bulkhead rejects included
 */
record NormalOperation(
        ServerQueue queue, CallTime call, double failing, double rejected, double granted, double attempts) {

    private static final int ROUNDS = 60;

    static NormalOperation of(DependencyDescription dependency, CurrentSettings settings) {
        var latency = dependency.latency();
        double timeout = settings.timeout().map(NormalOperation::seconds).orElse(Double.POSITIVE_INFINITY);
        var now = new NormalOperation(queue(dependency, 1), new CallTime(0, 0), 0, 0, 1, 1);
        boolean waits = waits(dependency, settings);
        for (int round = 0; round < ROUNDS && (now.queue.isStable() || !waits); round++) {
            var call = CallTime.of(latency, waits ? now.queue : now.queue.empty(), timeout);
            double failing = 1 - (1 - dependency.errorRate()) * (1 - call.timedOut());
            double perInstance = dependency.rate() / dependency.instances() * now.attempts * call.mean();
            double rejected = settings.bulkhead().isPresent()
                    ? Erlang.blocked(settings.bulkhead().getAsInt(), perInstance)
                    : 0;
            var retries = Retries.of(settings, failing, rejected);
            var queue = queue(dependency, (1 - rejected) * retries.attempts());
            now = new NormalOperation(queue, call, failing, rejected, retries.granted(), retries.attempts());
        }
        return now;
    }

    /** Calls of the dependency for each request. */
    double callsPerRequest() {
        return (1 - rejected) * attempts;
    }

    /** The share of requests that fail after all. */
    double failedRequests() {
        return 1 - (1 - rejected) * (1 - failing) * attempts;
    }

    private static ServerQueue queue(DependencyDescription dependency, double callsPerRequest) {
        var latency = dependency.latency();
        return new ServerQueue(
                dependency.capacity(),
                dependency.rate() * callsPerRequest * latency.mean(),
                latency.mean(),
                latency.squaredVariation());
    }

    /** False if all bulkheads together are no larger than the capacity: then no call finds the dependency busy. */
    static boolean waits(DependencyDescription dependency, CurrentSettings settings) {
        return settings.bulkhead().isEmpty()
                || (long) settings.bulkhead().getAsInt() * dependency.instances() > dependency.capacity();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
