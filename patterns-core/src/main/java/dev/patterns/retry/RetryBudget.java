package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the retries of all callers of one dependency together: a token bucket from which each retry withdraws and in
 * which each success makes a deposit. While most calls succeed, there are tokens for every retry. In an outage the
 * bucket is soon empty, and retries add no more load.
 *
 * <pre>{@code
 * var budget = RetryBudget.ratio(0.1, 10);            // one for the dependency
 * var reads = Retry.builder("stock-reads").budget(budget).build();
 * var writes = Retry.builder("stock-writes").budget(budget).build();
 * }</pre>
 *
 * <p>It starts full. A first attempt needs no token. A retry for which too few tokens are left is not made, and the
 * call ends with its last failure. The idea, with figures: Marc Brooker, "Fixing retries with token buckets and circuit
 * breakers" (2022).
 *
 * <p>Safe for use by any number of threads.
 */
public final class RetryBudget {

    private static final long TOKEN = 1000; // tokens are counted in thousandths

    private final String name;
    private final long capacity;
    private final long retryCost;
    private final long reserve;
    private final boolean withdrawsWhenRefused;
    private final long depositPerSuccess;
    private final long depositPerRetriedSuccess;
    private final AtomicLong tokens;

    private RetryBudget(
            String name,
            double capacity,
            double retryCost,
            double reserve,
            boolean withdrawsWhenRefused,
            double depositPerSuccess,
            double depositPerRetriedSuccess) {
        this.name = name;
        this.capacity = Math.round(capacity * TOKEN);
        this.retryCost = Math.round(retryCost * TOKEN);
        this.reserve = Math.round(reserve * TOKEN);
        this.withdrawsWhenRefused = withdrawsWhenRefused;
        this.depositPerSuccess = Math.round(depositPerSuccess * TOKEN);
        this.depositPerRetriedSuccess = Math.round(depositPerRetriedSuccess * TOKEN);
        this.tokens = new AtomicLong(this.capacity);
    }

    /**
     * A retry withdraws one token, and a success deposits this fraction of one. With 0.1, retries add at most a tenth
     * to the load, and once the burst.
     *
     * @param ratio retries for each success, 0 to 1, with three decimal places
     * @param burst the capacity: how many retries may be made when no call succeeds, 1 to 1,000,000
     */
    public static RetryBudget ratio(double ratio, int burst) {
        Arguments.fraction("the ratio of a retry budget", ratio);
        Arguments.between(1, 1_000_000, "the burst of a retry budget", burst);
        return new RetryBudget("ratio " + ratio, burst, 1, 0, false, ratio, ratio);
    }

    /**
     * The budget of the AWS SDKs' standard mode: 500 tokens, of which a retry withdraws 14. A success after retries
     * deposits 14, any other success one.
     */
    public static RetryBudget aws() {
        return new RetryBudget("AWS", 500, 14, 0, false, 1, 14);
    }

    /**
     * The retry throttling of gRPC, with its usual maxTokens 10 and tokenRatio 0.1. A failure withdraws a token, even
     * if it may not be retried. Retries are made while more than half of the tokens are left. A success deposits a
     * tenth of a token. One difference: here the failure of a call's last allowed attempt withdraws nothing.
     */
    public static RetryBudget grpc() {
        return new RetryBudget("gRPC", 10, 1, 5.001, true, 0.1, 0.1);
    }

    /** The number of tokens that are left. */
    public double tokens() {
        return tokens.get() / (double) TOKEN;
    }

    /** Takes the cost of one retry. False if the retry must not be made. */
    boolean withdraw() {
        long before = tokens.getAndUpdate(
                left -> canWithdraw(left) || withdrawsWhenRefused ? Math.max(0, left - retryCost) : left);
        return canWithdraw(before);
    }

    private boolean canWithdraw(long left) {
        return left - retryCost >= reserve;
    }

    /** A call succeeded. A full bucket is only read, so callers that all succeed write nothing shared. */
    void deposit(boolean afterRetries) {
        if (tokens.get() < capacity) {
            long amount = afterRetries ? depositPerRetriedSuccess : depositPerSuccess;
            tokens.getAndUpdate(left -> Math.min(capacity, left + amount));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "RetryBudget[%s, %.1f of %d tokens]", name, tokens(), capacity / TOKEN);
    }
}
