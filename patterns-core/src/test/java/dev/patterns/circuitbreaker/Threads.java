package dev.patterns.circuitbreaker;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs work on real threads that start at the same moment. */
public final class Threads {

    private Threads() {}

    public interface Work {
        void run(int thread) throws Exception;
    }

    /** Runs the work on so many threads at once and waits for all of them. What one of them throws, this throws. */
    public static void inParallel(int threads, Work work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var start = new CyclicBarrier(threads);
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                ends.add(pool.submit(() -> {
                    start.await();
                    work.run(thread);
                    return null;
                }));
            }
            for (var end : ends) {
                end.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
