package dev.patterns.retry;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/** Retries withdraw tokens, successes deposit some. Amounts are in thousandths of a token. */
final class TokenBucket extends RetryBudget {

    static final long TOKEN = 1000;

    private final String name;
    private final long capacity;
    private final ToIntFunction<? super Throwable> cost;
    private final long deposit;
    private final boolean refundsLastRetry;
    private final AtomicLong tokens;

    /**
     * @param deposit the tokens that a success deposits
     * @param refundsLastRetry whether a success after retries deposits what the last of them cost instead
     */
    TokenBucket(
            String name,
            int capacity,
            ToIntFunction<? super Throwable> cost,
            double deposit,
            boolean refundsLastRetry) {
        this.name = name;
        this.capacity = capacity * TOKEN;
        this.cost = cost;
        this.deposit = Math.round(deposit * TOKEN);
        this.refundsLastRetry = refundsLastRetry;
        this.tokens = new AtomicLong(this.capacity);
    }

    @Override
    long withdraw(Throwable failure, long held) {
        long amount = Math.max(0, cost.applyAsInt(failure)) * TOKEN;
        long before = tokens.getAndUpdate(left -> left >= amount ? left - amount : left);
        return before >= amount ? amount : REFUSED;
    }

    /** A full bucket is only read, so callers that all succeed write nothing shared. */
    @Override
    void answered(boolean succeeded, long held) {
        if (succeeded && tokens.get() < capacity) {
            long amount = refundsLastRetry && held > 0 ? held : deposit;
            tokens.getAndUpdate(left -> Math.min(capacity, left + amount));
        }
    }

    @Override
    public double left() {
        return (double) tokens.get() / capacity;
    }

    double tokens() {
        return tokens.get() / (double) TOKEN;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "RetryBudget[%s, %.1f of %d tokens]", name, tokens(), capacity / TOKEN);
    }
}
