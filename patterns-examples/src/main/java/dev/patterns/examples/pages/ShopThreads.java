package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Play;
import java.util.ArrayDeque;
import java.util.Deque;

/** The threads of a shop. A request takes one until it has ended; without a free one it waits. */
final class ShopThreads {

    /** A request on the thread of this number. */
    @FunctionalInterface
    interface Request {
        void run(int thread) throws InterruptedException;
    }

    private final Play play;
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Gauge gauge;

    ShopThreads(Play play, int threads) {
        this.play = play;
        this.gauge = play.gauge("requests that wait for a thread of the shop");
        gauge.set(0);
        for (int i = 0; i < threads; i++) {
            free.add(i);
        }
    }

    void serve(Request request) throws InterruptedException {
        if (free.isEmpty()) {
            play.moment("all threads wait");
            waiting.add(request);
            gauge.set(waiting.size());
            return;
        }
        int thread = free.remove();
        request.run(thread);
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            gauge.set(waiting.size());
            next.run(thread);
        }
        free.add(thread);
    }
}
