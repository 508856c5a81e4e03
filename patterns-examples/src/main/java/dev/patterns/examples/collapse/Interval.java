package dev.patterns.examples.collapse;

/**
 * What happened in an interval of a run.
 *
 * @param from in seconds since the start
 * @param to in seconds since the start
 * @param arrived requests
 * @param inTime requests that were answered, and in time
 * @param calls calls that reached the dependency: attempts
 * @param queued calls in the dependency's queue at the end of the interval
 */
record Interval(double from, double to, int arrived, int inTime, long calls, int queued) {

    /** This one and the next one as one interval. */
    Interval and(Interval next) {
        return new Interval(
                from, next.to, arrived + next.arrived, inTime + next.inTime, calls + next.calls, next.queued);
    }

    double seconds() {
        return to - from;
    }

    /** The share of requests that are answered in time: goodput by arrivals. */
    double share() {
        return arrived == 0 ? 1 : (double) inTime / arrived;
    }
}
