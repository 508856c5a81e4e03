package dev.patterns.examples.incident.real;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for the clients: a virtual thread per task where the JDK has them, otherwise a cached pool of platform
 * threads.
 */
public final class ClientThreads {

    private ClientThreads() {}

    public static ExecutorService perTask() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException olderJdk) {
            var number = new AtomicInteger();
            return Executors.newCachedThreadPool(task -> {
                var thread = new Thread(task, "client-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
    }
}
