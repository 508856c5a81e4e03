package dev.patterns.hedge;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A ring of the last 1,000 latencies, and a percentile of them. The thread that records each hundredth latency sorts a
 * copy, which takes some ten microseconds; all others only write one number.
 */
final class RecentLatencies {

    private static final int SIZE = 1_000;
    private static final int STEP = 100;

    private final double percentile;
    private final AtomicLongArray ring = new AtomicLongArray(SIZE);
    private final AtomicLong recorded = new AtomicLong();
    private volatile long percentileNanos = HedgeDecisions.NEVER;

    RecentLatencies(double percentile) {
        this.percentile = percentile;
    }

    void record(long nanos) {
        long number = recorded.getAndIncrement();
        ring.set((int) (number % SIZE), nanos);
        if ((number + 1) % STEP == 0) {
            percentileNanos = computePercentile((int) Math.min(number + 1, SIZE));
        }
    }

    /** {@link HedgeDecisions#NEVER} until there are a hundred latencies. */
    long percentileNanos() {
        return percentileNanos;
    }

    /** The smallest latency that is not exceeded by this fraction of them. */
    private long computePercentile(int count) {
        var sorted = new long[count];
        Arrays.setAll(sorted, ring::get);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percentile * count) - 1];
    }
}
