package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Play;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** A shop with a few threads. A request that finds none free waits for one. */
final class Shop {

    /** What a thread does for a request. */
    @FunctionalInterface
    interface Request {
        void serve(int thread) throws InterruptedException;
    }

    private final Play play;
    private final Request request;
    private final Deque<Integer> free;
    private final Gauge waiting;
    private int queued;

    Shop(Play play, int threads, Request request) {
        this.play = play;
        this.request = request;
        this.free = new ArrayDeque<>(IntStream.range(0, threads).boxed().toList());
        this.waiting = play.gauge("requests that wait for a thread of the shop");
        waiting.set(0);
    }

    /** A request arrives. Returns when the thread that took it is free again. */
    void arrive() throws InterruptedException {
        if (free.isEmpty()) {
            play.moment("all threads wait");
            waiting.set(++queued);
            return;
        }
        int thread = free.remove();
        request.serve(thread);
        while (queued > 0) {
            waiting.set(--queued);
            request.serve(thread);
        }
        free.add(thread);
    }
}
