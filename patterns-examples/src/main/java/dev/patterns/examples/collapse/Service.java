package dev.patterns.examples.collapse;

import dev.patterns.examples.service.DependencyDescription;
import java.time.Duration;

/**
 * A service as it is simulated, and the times that follow from its settings.
 *
 * <p>Of many instances only some are simulated, with their share of the dependency's capacity: the load, and what each
 * instance sees, stay the same. An instance is never divided, so that its breaker, its budget and its bulkhead see the
 * calls that they would see.
 */
record Service(DependencyDescription dependency, Protection protection) {

    private static final double REQUESTS_OF_LONGEST = 600; // that arrive in the time of the longest request
    private static final double LEAST_RATE = 50;
    private static final int LEAST_CAPACITY = 20;
    private static final double REQUESTS_OF_INTERVAL = 100;
    private static final int PATIENCE = 10;
    private static final Duration ATTEMPT = Duration.ofSeconds(1);

    /** As few of the instances as give enough requests for figures that chance doesn't move much. */
    static Service slice(DependencyDescription whole, Protection protection) {
        double enough =
                Math.max(LEAST_RATE, REQUESTS_OF_LONGEST / seconds(new Service(whole, protection).longestRequest()));
        int instances = whole.instances();
        int simulated = (int) Math.ceil(
                Math.max(enough / whole.rate() * instances, (double) LEAST_CAPACITY / whole.capacity() * instances));
        if (simulated >= instances) {
            return new Service(whole, protection);
        }
        int capacity = (int) Math.round((double) whole.capacity() * simulated / instances);
        return new Service(
                new DependencyDescription(
                        whole.rate() * capacity / whole.capacity(),
                        whole.p50(),
                        whole.p99(),
                        whole.errorRate(),
                        capacity,
                        simulated),
                protection);
    }

    Service with(Protection protection) {
        return new Service(dependency, protection);
    }

    /** The same service with another number of requests a second. */
    Service at(double rate) {
        var now = dependency;
        return new Service(
                new DependencyDescription(rate, now.p50(), now.p99(), now.errorRate(), now.capacity(), now.instances()),
                protection);
    }

    /** An answer after this time is of no use. */
    Duration longestRequest() {
        return protection.longestRequest(withoutTimeout());
    }

    Duration longestAttempt() {
        return protection.longestAttempt(withoutTimeout());
    }

    /** Without a timeout, an attempt is of use for ten times p99, or a second if that is longer. */
    private Duration withoutTimeout() {
        var tenP99 = dependency.p99().multipliedBy(10);
        return tenP99.compareTo(ATTEMPT) > 0 ? tenP99 : ATTEMPT;
    }

    /** How long to wait at least before "never": ten intervals and open times of the breaker. */
    Duration patience() {
        return interval().plus(protection.openFor()).multipliedBy(PATIENCE);
    }

    /** The length of an interval: the longest request, or as long as a hundred requests take to arrive. */
    Duration interval() {
        var ofRequests = Duration.ofNanos((long) (REQUESTS_OF_INTERVAL / dependency.rate() * 1e9));
        return longestRequest().compareTo(ofRequests) > 0 ? longestRequest() : ofRequests;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
