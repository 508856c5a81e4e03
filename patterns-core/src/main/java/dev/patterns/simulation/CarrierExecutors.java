package dev.patterns.simulation;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Executors that start carriers. The kind of thread changes the speed of a simulation, not what happens in it. */
final class CarrierExecutors {

    private CarrierExecutors() {}

    static boolean virtualThreadsAreAvailable() {
        return Runtime.version().feature() >= 21;
    }

    /** Virtual threads where the JDK has them, platform threads otherwise. */
    static Executor fastest() {
        return virtualThreadsAreAvailable() ? virtualThreads() : platformThreads();
    }

    static Executor platformThreads() {
        return task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        };
    }

    /** By reflection, since this code is compiled for JDK 17. */
    static Executor virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("virtual threads need JDK 21, and this is " + Runtime.version(), e);
        }
    }
}
