package dev.patterns.examples.advice;

/** Four standard errors of a figure that is counted in a simulation. */
final class SamplingError {

    private static final double ERRORS = 4;

    private SamplingError() {}

    /**
     * Of a share of so many calls. Calls that follow each other see the same queue: {@code correlated} of them count as
     * one. A share of which no case is expected may have one.
     */
    static double ofShare(double share, double calls, double correlated) {
        double independent = Math.max(1, calls / correlated);
        return ERRORS * Math.sqrt(share * Math.max(0, 1 - share) / independent) + correlated / calls;
    }

    /** Of a mean of so many independent values, by their variance over the square of their mean. */
    static double ofMean(double mean, double squaredVariation, double values) {
        return ERRORS * mean * Math.sqrt(squaredVariation / values);
    }

    /**
     * How many successive calls see about the same queue: those of twice the relaxation time of M/M/c, which is the
     * service time, or longer with a high utilization.
     */
    static double correlated(ServerQueue queue) {
        double gap = 1 - Math.sqrt(Math.min(0.999, queue.utilization()));
        return 1 + 2 * Math.max(queue.load(), queue.utilization() / (gap * gap)) * (1 + queue.squaredVariation()) / 2;
    }
}
