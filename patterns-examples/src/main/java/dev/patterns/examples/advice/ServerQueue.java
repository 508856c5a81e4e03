package dev.patterns.examples.advice;

/**
 * Servers with one queue in front of them. Whether a call waits is Erlang's C; how long, by the approximation of Allen
 * and Cunneen for independent arrivals: the wait with exponential service times, times half of one plus the squared
 * coefficient of variation. A wait is taken as exponentially distributed, which it is for exponential service times.
 *
 * @param servers how many calls are served at a time
 * @param load mean number of calls in service: arrival rate times {@code mean}
 * @param mean of the service times, in seconds
 * @param squaredVariation of the service times: their variance over the square of their mean
 */
record ServerQueue(int servers, double load, double mean, double squaredVariation) {

    /** Whether there is a steady state: the load is below the number of servers. */
    boolean isStable() {
        return load < servers;
    }

    double utilization() {
        return load / servers;
    }

    /** The share of calls that wait. */
    double waiting() {
        return Erlang.waiting(servers, load);
    }

    /** Mean wait of those that wait, in seconds; infinite without a steady state. */
    double meanWaitOfWaiting() {
        return isStable() ? mean * (1 + squaredVariation) / 2 / (servers - load) : Double.POSITIVE_INFINITY;
    }

    /** Mean wait of all, in seconds. */
    double meanWait() {
        return waiting() * meanWaitOfWaiting();
    }

    /** The wait that this share of all calls exceeds, in seconds. */
    double waitExceededBy(double share) {
        double waiting = waiting();
        return waiting <= share ? 0 : meanWaitOfWaiting() * StrictMath.log(waiting / share);
    }

    /** The same servers without calls. */
    ServerQueue empty() {
        return new ServerQueue(servers, 0, mean, squaredVariation);
    }

    /** This queue with another number of servers. */
    ServerQueue with(int servers) {
        return new ServerQueue(servers, load, mean, squaredVariation);
    }
}
