package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the retries of all callers of one dependency together: a bucket of tokens that retries empty and successes fill. While most
 * calls succeed, a retry here and there is paid for easily; in an outage the bucket runs dry, and retries stop adding to the load.
 *
 * <pre>{@code
 * var budget = RetryBudget.ratio(0.1, 10);            // one for the dependency
 * var reads = Retry.builder("stock-reads").budget(budget).build();
 * var writes = Retry.builder("stock-writes").budget(budget).build();
 * }</pre>
 *
 * <p>It starts full. A first attempt needs no token; a retry that finds too few is not made, and the call ends with the failure at
 * hand. The idea, with figures: Marc Brooker, "Fixing retries with token buckets and circuit breakers" (2022).
 *
 * <p>Safe for use by any number of threads.
 */
public final class RetryBudget {

    private static final long TOKEN = 1000; // counted in thousandths

    private final String name;
    private final long capacity;
    private final long retryCost;
    private final long reserve;
    private final boolean chargesRefusals;
    private final long depositPerSuccess;
    private final long depositPerRetriedSuccess;
    private final AtomicLong tokens;

    private RetryBudget(
            String name,
            double capacity,
            double retryCost,
            double reserve,
            boolean chargesRefusals,
            double depositPerSuccess,
            double depositPerRetriedSuccess) {
        this.name = name;
        this.capacity = Math.round(capacity * TOKEN);
        this.retryCost = Math.round(retryCost * TOKEN);
        this.reserve = Math.round(reserve * TOKEN);
        this.chargesRefusals = chargesRefusals;
        this.depositPerSuccess = Math.round(depositPerSuccess * TOKEN);
        this.depositPerRetriedSuccess = Math.round(depositPerRetriedSuccess * TOKEN);
        this.tokens = new AtomicLong(this.capacity);
    }

    /**
     * A retry costs a token, and a success earns a share of one: with 0.1, retries add a tenth to the load at most,
     * and the burst once.
     *
     * @param ratio 0 to 1, to a thousandth
     * @param burst how many retries may be saved up, 1 to 1,000,000
     */
    public static RetryBudget ratio(double ratio, int burst) {
        Arguments.fraction("the ratio of a retry budget", ratio);
        Arguments.between(1, 1_000_000, "the burst of a retry budget", burst);
        return new RetryBudget("ratio " + ratio, burst, 1, 0, false, ratio, ratio);
    }

    /**
     * As the AWS SDKs do in their standard mode: 500 tokens, 14 a retry. A success after retries gives one retry's cost back, any
     * other success one token.
     */
    public static RetryBudget aws() {
        return new RetryBudget("AWS", 500, 14, 0, false, 1, 14);
    }

    /**
     * As gRPC throttles retries, with its usual maxTokens 10 and tokenRatio 0.1: a failure costs a token, retried or not; retries
     * are made while more than half of the tokens are left; a success earns a tenth. Here, the failure of an attempt that was the
     * last anyway costs nothing.
     */
    public static RetryBudget grpc() {
        return new RetryBudget("gRPC", 10, 1, 5.001, true, 0.1, 0.1);
    }

    /** How many tokens are left. */
    public double tokens() {
        return tokens.get() / (double) TOKEN;
    }

    /** Pays for a retry. False if it may not be made. */
    boolean withdraw() {
        long before = tokens.getAndUpdate(
                left -> canWithdraw(left) || chargesRefusals ? Math.max(0, left - retryCost) : left);
        return canWithdraw(before);
    }

    private boolean canWithdraw(long left) {
        return left - retryCost >= reserve;
    }

    /** A call has succeeded. A full bucket is only read: that is what all callers do on a good day. */
    void deposit(boolean afterRetries) {
        if (tokens.get() < capacity) {
            long earned = afterRetries ? depositPerRetriedSuccess : depositPerSuccess;
            tokens.getAndUpdate(left -> Math.min(capacity, left + earned));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "RetryBudget[%s, %.1f of %d tokens]", name, tokens(), capacity / TOKEN);
    }
}
