package dev.patterns.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Starts a platform thread for each task, and can wait for the end of all of them. */
final class CountingExecutor implements Executor {

    private final List<Thread> threads = new ArrayList<>();

    @Override
    public synchronized void execute(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    synchronized int started() {
        return threads.size();
    }

    /** A test that leaves a thread behind hangs here. */
    void awaitTheEndOfAllThreads() {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        for (var thread : all) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
