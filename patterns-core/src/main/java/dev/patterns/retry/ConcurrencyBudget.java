package dev.patterns.retry;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Envoy's budget: the retries at one time are at most a fraction of the calls at that time. Both counts are in one
 * atomic number, so a decision sees them at the same moment.
 *
 * <pre>
 *   63        32 31         0
 *   ┌───────────┬───────────┐
 *   │  retries  │   calls   │
 *   └───────────┴───────────┘
 * </pre>
 */
final class ConcurrencyBudget extends RetryBudget {

    private static final long CALL = 1;
    private static final long RETRY = 1L << 32;

    private final double ratio;
    private final int minRetries;
    private final AtomicLong counts = new AtomicLong();

    ConcurrencyBudget(double ratio, int minRetries) {
        this.ratio = ratio;
        this.minRetries = minRetries;
    }

    @Override
    boolean begin() {
        counts.getAndAdd(CALL);
        return true;
    }

    /** The call's last retry has ended, so its place is free, for this retry first. */
    @Override
    long withdraw(Throwable failure, long held) {
        long before = counts.getAndUpdate(now -> now - held + (isAllowed(now - held) ? RETRY : 0));
        return isAllowed(before - held) ? RETRY : REFUSED;
    }

    @Override
    void answered(boolean succeeded, long held) {
        abandoned(held);
    }

    @Override
    void abandoned(long held) {
        counts.getAndAdd(-held - CALL);
    }

    private boolean isAllowed(long counts) {
        return retries(counts) < maxRetries(counts);
    }

    private long maxRetries(long counts) {
        return Math.max((long) (ratio * calls(counts)), minRetries);
    }

    private static long calls(long counts) {
        return counts & (RETRY - 1);
    }

    private static long retries(long counts) {
        return counts >>> 32;
    }

    @Override
    public double left() {
        long now = counts.get();
        long max = maxRetries(now);
        return max == 0 ? 0 : Math.max(0, max - retries(now)) / (double) max;
    }

    @Override
    public String toString() {
        long now = counts.get();
        return "RetryBudget[" + retries(now) + " of " + maxRetries(now) + " retries, " + calls(now) + " calls]";
    }
}
