package dev.patterns.internal;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last so many seconds, as a chain of buckets, newest first. What a bucket counts is up to its class.
 *
 * <pre>
 *    newest ──▶ 12 calls ──▶ 31 calls ──▶ (no calls for a while) ──▶ 8 calls ──▶ expired
 *               3 s old      6 s old                                 57 s old    60 s old
 * </pre>
 *
 * The window advances in steps. At each step a bucket leaves it, whether or not another one has been added meanwhile.
 * So with 20 steps, a call counts for at most the window's length, and for at least 95 % of it. A bucket is never
 * reset: one that has left the chain is garbage, and a thread that still counts into it has no effect.
 *
 * <p>It reads no clock: the caller passes the monotonic time. Times are compared by subtraction.
 */
public final class MovingWindow<B extends MovingWindow.Bucket<B>> {

    @SuppressWarnings("rawtypes") // a class literal has no type argument
    private static final AtomicReferenceFieldUpdater<MovingWindow, Bucket> NEWEST =
            AtomicReferenceFieldUpdater.newUpdater(MovingWindow.class, Bucket.class, "newest");

    private final long stepNanos;
    private final long lengthNanos;
    private final Supplier<B> newBucket;
    private volatile B newest; // changed through NEWEST

    public MovingWindow(long lengthNanos, int steps, Supplier<B> newBucket, long now) {
        this.stepNanos = Math.max(1, lengthNanos / steps);
        this.lengthNanos = steps * stepNanos;
        this.newBucket = newBucket;
        this.newest = bucket(now, null);
    }

    /** The bucket for what happens now. It and those that are older make up the window. */
    public B current(long now) {
        var bucket = newest;
        return now - bucket.startedAt < stepNanos ? bucket : addBucket(now);
    }

    /**
     * Adds the bucket of the current step, unless another thread has added it. What has expired is dropped before the
     * bucket can be seen, so no thread finds an expired one.
     */
    private B addBucket(long now) {
        while (true) {
            var bucket = newest;
            long age = now - bucket.startedAt;
            if (age < stepNanos) {
                return bucket;
            }
            var next = bucket(bucket.startedAt + age / stepNanos * stepNanos, bucket);
            dropExpired(next);
            NEWEST.compareAndSet(this, bucket, next); // fails if another thread has added one
        }
    }

    private void dropExpired(B current) {
        B bucket = current;
        for (B older = bucket.older; older != null; older = bucket.older) {
            if (current.startedAt - older.startedAt >= lengthNanos) {
                bucket.older = null;
            } else {
                bucket = older;
            }
        }
    }

    private B bucket(long startedAt, @Nullable B older) {
        var bucket = newBucket.get();
        bucket.startedAt = startedAt;
        bucket.older = older;
        return bucket;
    }

    /** What was counted in one step. */
    public abstract static class Bucket<B extends Bucket<B>> {

        long startedAt;
        volatile @Nullable B older;

        /** The next bucket of the window; null if this is the oldest. */
        public final @Nullable B older() {
            return older;
        }
    }
}
