package dev.patterns.circuitbreaker.window;

import dev.patterns.Time;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the last so many seconds, in a chain of twenty buckets, newest first.
 *
 * <pre>
 *    newest ──▶ 12 calls, 1 failed ──▶ 31 calls ──▶ (no calls for a while) ──▶ 8 calls, 2 failed ──▶ expired
 *               3 s old                6 s old                                 57 s old              60 s old
 * </pre>
 *
 * The window advances in steps of a twentieth of its length. At each step a bucket leaves it, whether or not calls have
 * come meanwhile. So a call counts for at most the window's length, and for at least 95 % of it. A bucket is never
 * reset: one that has left the chain is garbage, and a thread that still counts into it has no effect.
 *
 * <p>Times are compared by subtraction, on the monotonic clock.
 */
public final class TimeBuckets extends RateWindow {

    private static final int STEPS = 20;

    private final Time time;
    private final long stepNanos;
    private final AtomicReference<Bucket> newest;

    public TimeBuckets(long windowNanos, RateLimits limits, Time time) {
        super(limits);
        this.time = time;
        this.stepNanos = Math.max(1, windowNanos / STEPS);
        this.newest = new AtomicReference<>(new Bucket(time.nanoTime(), null));
    }

    @Override
    public boolean record(boolean failed, boolean slow) {
        var bucket = current();
        long calls = bucket.calls.incrementAndGet();
        if (failed) {
            bucket.failures.incrementAndGet();
        }
        if (slow) {
            bucket.slowCalls.incrementAndGet();
        }
        return limitsAreMet(failed, slow, calls);
    }

    @Override
    public Counts counts() {
        long calls = 0;
        long failures = 0;
        long slowCalls = 0;
        var current = current();
        for (Bucket bucket = current; bucket != null && !isExpired(bucket, current); bucket = bucket.older) {
            calls += bucket.calls.get();
            failures += bucket.failures.get();
            slowCalls += bucket.slowCalls.get();
        }
        return new Counts(calls, failures, slowCalls);
    }

    /** The bucket for calls that end now. */
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
        return current.startedAt - bucket.startedAt >= STEPS * stepNanos;
    }

    private static final class Bucket {
        private final long startedAt;
        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong failures = new AtomicLong();
        private final AtomicLong slowCalls = new AtomicLong();
        private volatile @Nullable Bucket older;

        Bucket(long startedAt, @Nullable Bucket older) {
            this.startedAt = startedAt;
            this.older = older;
        }
    }
}
