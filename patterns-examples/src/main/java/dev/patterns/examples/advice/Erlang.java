package dev.patterns.examples.advice;

/** Erlang's two formulas (1917), for calls that arrive independently of each other. */
public final class Erlang {

    private Erlang() {}

    /**
     * Erlang's B: the share of calls that are lost if a call that finds no free server is rejected. It holds for any
     * distribution of the service times.
     *
     * @param load the calls in service if none were rejected: arrival rate times mean service time
     */
    public static double blocked(int servers, double load) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked;
    }

    /**
     * Erlang's C: the share of calls that wait if a call that finds no free server joins a queue. Exact for exponential
     * service times, an approximation for others. 1 if the load is not below the number of servers.
     */
    public static double waiting(int servers, double load) {
        if (load >= servers) {
            return 1;
        }
        double blocked = blocked(servers, load);
        return servers * blocked / (servers - load * (1 - blocked));
    }
}
