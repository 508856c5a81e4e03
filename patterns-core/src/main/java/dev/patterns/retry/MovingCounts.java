package dev.patterns.retry;

import dev.patterns.Time;
import dev.patterns.internal.MovingWindow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two counts over a {@link MovingWindow} of ten steps. Both are in one number, so that adding to both is one atomic
 * operation.
 */
final class MovingCounts {

    static final long FIRST = 1;
    static final long SECOND = 1L << 32;

    private static final int STEPS = 10;

    private final Time time;
    private final MovingWindow<Bucket> window;

    MovingCounts(long windowNanos, Time time) {
        this.time = time;
        this.window = new MovingWindow<>(windowNanos, STEPS, Bucket::new, time.nanoTime());
    }

    /** @param counts a sum of {@link #FIRST} and {@link #SECOND} */
    void add(long counts) {
        window.current(time.nanoTime()).counts.getAndAdd(counts);
    }

    /** Both counts of the window; see {@link #first} and {@link #second}. */
    long sum() {
        long sum = 0;
        for (var bucket = window.current(time.nanoTime()); bucket != null; bucket = bucket.older()) {
            sum += bucket.counts.get();
        }
        return sum;
    }

    static long first(long sum) {
        return sum & (SECOND - 1);
    }

    static long second(long sum) {
        return sum >>> 32;
    }

    private static final class Bucket extends MovingWindow.Bucket<Bucket> {
        private final AtomicLong counts = new AtomicLong();
    }
}
