package dev.patterns.examples.advice;

import dev.patterns.examples.service.LogNormal;

/**
 * How long a call takes for its caller: a wait in the dependency's queue, then the latency, cut off at the timeout.
 *
 * @param mean in seconds
 * @param timedOut the share that the timeout ends
 */
record CallTime(double mean, double timedOut) {

    private static final int STEPS = 2_000;
    private static final double RANGE = 8; // standard deviations

    /**
     * Integrates over the latency.
     *
     * @param queue of the dependency; it must have a steady state
     * @param timeout in seconds, or infinity
     */
    static CallTime of(LogNormal latency, ServerQueue queue, double timeout) {
        double waiting = queue.waiting();
        double meanWait = queue.meanWaitOfWaiting();
        double mean = 0;
        double timedOut = 0;
        for (int step = 0; step < STEPS; step++) {
            double deviations = RANGE * (2 * (step + 0.5) / STEPS - 1);
            double weight = 2 * RANGE / STEPS * density(deviations);
            double served = latency.median() * StrictMath.exp(latency.sigma() * deviations);
            if (served >= timeout) {
                mean += weight * timeout;
                timedOut += weight;
            } else {
                double waitsTooLong = StrictMath.exp((served - timeout) / meanWait); // if it waits
                mean += weight * (served + waiting * meanWait * (1 - waitsTooLong));
                timedOut += weight * waiting * waitsTooLong;
            }
        }
        return new CallTime(mean, timedOut);
    }

    private static double density(double deviations) {
        return StrictMath.exp(-deviations * deviations / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    }
}
