package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;

/**
 * A dependency with some settings, today's or the advised ones, for which figures are computed and simulated.
 *
 * @param normal what the formulas say about normal operation
 * @param effort how much is simulated
 */
record ComparedService(
        DependencyDescription dependency, CurrentSettings settings, NormalOperation normal, Effort effort, long seed) {

    /**
     * How much is simulated.
     *
     * @param requests in normal operation
     * @param breakerCalls calls through a breaker that fail by chance
     * @param borrows of connections
     * @param outageRequests at most, in an outage
     */
    record Effort(int requests, int breakerCalls, int borrows, double outageRequests) {
        static final Effort FULL = new Effort(40_000, 2_000_000, 10_000, 150_000);
        static final Effort SHORT = new Effort(15_000, 200_000, 2_500, 45_000);
    }

    static ComparedService of(DependencyDescription dependency, CurrentSettings settings, Effort effort, long seed) {
        return new ComparedService(dependency, settings, NormalOperation.of(dependency, settings), effort, seed);
    }

    /** Requests a second of one instance. */
    double requestsOfInstance() {
        return dependency.rate() / dependency.instances();
    }

    /** Calls a second of one instance. */
    double callsOfInstance() {
        return requestsOfInstance() * normal.callsPerRequest();
    }

    /** Attempts a second of one instance, those that its bulkhead rejects included. */
    double attemptsOfInstance() {
        return requestsOfInstance() * normal.attempts();
    }

    /** Of a call, in seconds; infinite without one. */
    double timeout() {
        return settings.timeout().map(NormalOperation::seconds).orElse(Double.POSITIVE_INFINITY);
    }

    int bulkhead() {
        return settings.bulkhead().orElse(Integer.MAX_VALUE);
    }
}
