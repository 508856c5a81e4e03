package dev.patterns.pool;

/**
 * How long a thread that joins the queue now would wait, from the intervals at which waiting threads were served.
 *
 * <pre>
 *   served      |    |  |      |   |     |  |    |          mean: 4
 *   waiting                                       o o o o   the fourth one waits for about 4 × 4
 * </pre>
 *
 * <p>Each interval counts with a weight of one in as many as wait: to look far ahead, it looks as far back. So it
 * follows a change of the load soon if the queue is short, and is exact if the queue is long. The sum of n random
 * intervals differs from its mean by about √n of them, and so does the estimate; four times that are added.
 *
 * <p>A database that stood still must not make the waits after it look long. So an interval counts as a quarter of the
 * timeout at most: one pause adds no more than that to any estimate. What was measured is forgotten once no thread has
 * waited for as long as {@value #ENOUGH} intervals; and an empty queue has no estimate, so a pool that rejects always
 * admits again.
 *
 * <p>Not thread-safe: used under the queue's lock.
 */
final class WaitEstimate {

    private static final int ENOUGH = 16; // intervals, for an estimate
    private static final int DEVIATIONS = 4;
    private static final int LONGEST_SHARE = 4; // of the timeout

    private double mean;
    private long intervals;
    private long lastServed;
    private boolean threadsWaitedSince; // otherwise the time since then says nothing

    /** A thread joins the empty queue. */
    void joinedEmptyQueue(long now) {
        threadsWaitedSince = false;
        if (now - lastServed > ENOUGH * mean) {
            intervals = 0;
        }
    }

    /** A waiting thread got a connection; so many still wait. */
    void served(long now, int waiting, long timeout) {
        if (threadsWaitedSince) {
            long interval = Math.min(now - lastServed, timeout / LONGEST_SHARE);
            intervals++;
            mean += (interval - mean) / Math.min(intervals, Math.max(ENOUGH, waiting));
        }
        lastServed = now;
        threadsWaitedSince = waiting > 0;
    }

    /** The wait of one more thread, in nanoseconds; 0 if too little is known. */
    double waitBehind(int waiting) {
        int places = waiting + 1;
        return waiting == 0 || intervals < ENOUGH ? 0 : mean * (places + DEVIATIONS * Math.sqrt(places));
    }
}
