package dev.patterns.circuitbreaker;

import dev.patterns.Time;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the last while, in twenty buckets on a chain, the newest first.
 *
 * <pre>
 *    newest ──▶ 12 calls, 1 failed ──▶ 31 calls ──▶ (nothing for a while) ──▶ 8 calls, 2 failed ──▶ expired
 *               3 s old                6 s old                                57 s old              60 s old
 * </pre>
 *
 * The window moves on in steps of a twentieth of its length, and at each step a bucket leaves it, whether or not calls have
 * come meanwhile: a call counts for the window's length at most, and for 95 % of it at least. A bucket is never reset: one that is no
 * longer reached is garbage, and who still counts into it counts for nobody.
 *
 * <p>Times are compared by subtraction, on the monotonic clock.
 */
final class TimeBuckets extends RateWindow {

    private static final int STEPS = 20;

    private final Time time;
    private final long step;
    private final AtomicReference<Bucket> newest;

    TimeBuckets(long nanos, Limits limits, Time time) {
        super(limits);
        this.time = time;
        this.step = Math.max(1, nanos / STEPS);
        this.newest = new AtomicReference<>(new Bucket(time.nanoTime(), null));
    }

    @Override
    boolean record(CallOutcome outcome) {
        var bucket = current();
        long calls = bucket.calls.incrementAndGet();
        if (outcome.isFailure()) {
            bucket.failures.incrementAndGet();
        }
        if (outcome.isSlow()) {
            bucket.slow.incrementAndGet();
        }
        // A success makes a rate grow where it makes up the minimum, or where others have left at a step since the last
        // judgement. Neither is so once the bucket alone holds more than the minimum.
        return (outcome != CallOutcome.SUCCESS || calls <= limits.minimumCalls()) && isMet();
    }

    @Override
    Counts counts() {
        long calls = 0;
        long failures = 0;
        long slow = 0;
        var current = current();
        for (Bucket bucket = current; bucket != null && !expired(bucket, current); bucket = bucket.older) {
            calls += bucket.calls.get();
            failures += bucket.failures.get();
            slow += bucket.slow.get();
        }
        return new Counts(calls, failures, slow);
    }

    /** The bucket of now. */
    private Bucket current() {
        long now = time.nanoTime();
        var bucket = newest.get();
        return now - bucket.startedAt < step ? bucket : moveOn(now);
    }

    /** Whoever comes first after a step makes the next bucket. */
    private Bucket moveOn(long now) {
        while (true) {
            var bucket = newest.get();
            long age = now - bucket.startedAt;
            if (age < step) {
                return bucket;
            }
            var next = new Bucket(bucket.startedAt + age / step * step, bucket);
            if (newest.compareAndSet(bucket, next)) {
                forgetExpired(next);
            }
        }
    }

    private void forgetExpired(Bucket current) {
        Bucket bucket = current;
        for (Bucket older = bucket.older; older != null; older = bucket.older) {
            if (expired(older, current)) {
                bucket.older = null;
            } else {
                bucket = older;
            }
        }
    }

    private boolean expired(Bucket bucket, Bucket current) {
        return current.startedAt - bucket.startedAt >= STEPS * step;
    }

    private static final class Bucket {
        private final long startedAt;
        private final AtomicLong calls = new AtomicLong();
        private final AtomicLong failures = new AtomicLong();
        private final AtomicLong slow = new AtomicLong();
        private volatile @Nullable Bucket older;

        Bucket(long startedAt, @Nullable Bucket older) {
            this.startedAt = startedAt;
            this.older = older;
        }
    }
}
