package dev.patterns.examples.contenders.shared;

import dev.patterns.Time;
import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import dev.patterns.retry.RetryBudget;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tokens of a retry budget that several instances share: {@code RetryBudget.of(new SharedRetryTokens(…))} limits as
 * {@link RetryBudget#ratio} does, and the burst is that of all instances together.
 *
 * <p>A retry takes a token in one round trip, before its wait. Successes are added up here; each whole token is sent to
 * the store by a worker thread, so a call that succeeds never waits for it.
 *
 * <p>While the store fails, an instance has the budget that it would have alone: the burst divided by the number of
 * instances, and the deposits of its own calls. That budget is kept all the time, so it is not full when the store
 * fails in the middle of an outage.
 */
public final class SharedRetryTokens implements RetryBudget.Tokens {

    private static final long TOKEN = 1_000;
    private static final Duration RETRY_STORE_AFTER = Duration.ofSeconds(1);

    private final String name;
    private final GuardedBucket bucket;
    private final Time time;
    private final long deposit;
    private final long shareCapacity;
    private final AtomicLong share; // in thousandths, as are the deposits
    private final AtomicLong deposits = new AtomicLong();
    private final AtomicBoolean isSending = new AtomicBoolean();

    /**
     * @param ratio retries for each success, 0 to 1, with three decimal places
     * @param burst how many retries all instances together may make when no call succeeds; the bucket's capacity
     */
    public SharedRetryTokens(String name, double ratio, int burst, int instances, SharedBucket bucket, Time time) {
        this.name = name;
        this.bucket = new GuardedBucket(name, bucket, RETRY_STORE_AFTER, time);
        this.time = time;
        this.deposit = Math.round(ratio * TOKEN);
        this.shareCapacity = Math.max(1, burst / instances) * TOKEN;
        this.share = new AtomicLong(shareCapacity);
    }

    /** The bucket for such tokens. It fills by deposits; Bucket4j has none that doesn't refill, so: one a day. */
    public static Quota bucketOf(int burst) {
        return new Quota(1, Duration.ofDays(1), burst);
    }

    @Override
    public boolean withdraw() {
        try {
            if (bucket.take(1).tokens() == 0) {
                return false;
            }
            withdrawFromShare();
            return true;
        } catch (RuntimeException storeFails) {
            return withdrawFromShare();
        }
    }

    private boolean withdrawFromShare() {
        return share.getAndUpdate(left -> left >= TOKEN ? left - TOKEN : left) >= TOKEN;
    }

    @Override
    public void deposit() {
        share.getAndUpdate(left -> Math.min(shareCapacity, left + deposit));
        if (deposits.addAndGet(deposit) >= TOKEN && isSending.compareAndSet(false, true)) {
            time.execute(this::send);
        }
    }

    private void send() {
        try {
            long whole = deposits.getAndUpdate(sum -> sum % TOKEN) / TOKEN;
            if (whole > 0) {
                bucket.add(whole);
            }
        } catch (RuntimeException storeFails) {
            // they are lost: the bucket of a store that comes back is full, or as full as it was
        } finally {
            isSending.set(false);
        }
    }

    @Override
    public double left() {
        return (double) share.get() / shareCapacity;
    }

    /** How often the shared bucket was asked. */
    public long requests() {
        return bucket.requests();
    }

    @Override
    public String toString() {
        return name + ", shared, " + requests() + " requests";
    }
}
