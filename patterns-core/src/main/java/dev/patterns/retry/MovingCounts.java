package dev.patterns.retry;

import dev.patterns.Time;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Two counts over a moving window, in a chain of ten buckets, newest first. The window advances by a bucket at a time.
 * Both counts are in one number, so that adding to both is one atomic operation.
 *
 * <pre>
 *    newest ──▶ 12, 3 ──▶ 31, 0 ──▶ (nothing for a while) ──▶ 8, 1 ──▶ expired
 * </pre>
 *
 * A bucket is never reset. One that has left the chain is garbage, and a thread that still adds to it has no effect.
 */
final class MovingCounts {

    static final long FIRST = 1;
    static final long SECOND = 1L << 32;

    private static final int BUCKETS = 10;

    private final Time time;
    private final long stepNanos;
    private final AtomicReference<Bucket> newest;

    MovingCounts(long windowNanos, Time time) {
        this.time = time;
        this.stepNanos = Math.max(1, windowNanos / BUCKETS);
        this.newest = new AtomicReference<>(new Bucket(time.nanoTime(), null));
    }

    /** @param counts a sum of {@link #FIRST} and {@link #SECOND} */
    void add(long counts) {
        current().counts.getAndAdd(counts);
    }

    /** Both counts of the window; see {@link #first} and {@link #second}. */
    long sum() {
        var current = current();
        long sum = 0;
        for (Bucket bucket = current; bucket != null && !isExpired(bucket, current); bucket = bucket.older) {
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

    private Bucket current() {
        long now = time.nanoTime();
        var bucket = newest.get();
        return now - bucket.startedAt < stepNanos ? bucket : addBucket(now);
    }

    /** Adds the bucket of the current step, unless another thread has added it. */
    private Bucket addBucket(long now) {
        while (true) {
            var bucket = newest.get();
            long age = now - bucket.startedAt;
            if (age < stepNanos) {
                return bucket;
            }
            var next = new Bucket(bucket.startedAt + age / stepNanos * stepNanos, bucket);
            if (newest.compareAndSet(bucket, next)) {
                dropExpired(next);
            }
        }
    }

    private void dropExpired(Bucket current) {
        Bucket bucket = current;
        for (Bucket older = bucket.older; older != null; older = bucket.older) {
            if (isExpired(older, current)) {
                bucket.older = null;
            } else {
                bucket = older;
            }
        }
    }

    private boolean isExpired(Bucket bucket, Bucket current) {
        return current.startedAt - bucket.startedAt >= BUCKETS * stepNanos;
    }

    private static final class Bucket {
        private final long startedAt;
        private final AtomicLong counts = new AtomicLong();
        private volatile @Nullable Bucket older;

        Bucket(long startedAt, @Nullable Bucket older) {
            this.startedAt = startedAt;
            this.older = older;
        }
    }
}
