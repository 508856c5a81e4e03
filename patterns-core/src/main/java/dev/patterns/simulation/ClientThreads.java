package dev.patterns.simulation;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where clients get their threads from. Of which kind they are makes no difference to what happens, only to the speed. */
final class ClientThreads {

    private ClientThreads() {}

    static boolean virtualAreAvailable() {
        return Runtime.version().feature() >= 21;
    }

    static Executor best() {
        return virtualAreAvailable() ? virtual() : platform();
    }

    /** Threads of the operating system. */
    static Executor platform() {
        return task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        };
    }

    /** Virtual threads. By reflection, since this code is compiled for JDK 17. */
    static Executor virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("virtual threads need JDK 21, and this is " + Runtime.version(), e);
        }
    }
}
