package dev.patterns.simulation;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Simulations that take their threads from one pool: starting threads takes most of the time of a short simulation. For
 * programs that keep nothing in thread locals.
 */
public final class ReusedThreads {

    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private ReusedThreads() {}

    public static SimulatedTime simulation(long seed) {
        return new SimulatedTime(
                seed, CarrierExecutors.virtualThreadsAreAvailable() ? CarrierExecutors.virtualThreads() : THREADS);
    }
}
