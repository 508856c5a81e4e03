package dev.patterns.circuitbreaker;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Real threads that begin at the same moment. */
final class Threads {

    private Threads() {}

    interface Work {
        void run(int thread) throws Exception;
    }

    /** Lets that many do it at once, and waits for all. What one of them throws, this throws. */
    static void inParallel(int threads, Work work) throws Exception {
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
