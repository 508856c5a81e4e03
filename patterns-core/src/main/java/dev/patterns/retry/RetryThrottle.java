package dev.patterns.retry;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * gRPC's bucket: failures withdraw tokens, and not retries. So it is a measure of how the dependency does, and retries
 * stop while it is at half or below. Amounts are in thousandths of a token.
 */
final class RetryThrottle extends RetryBudget {

    private static final long TOKEN = 1000;

    private final long capacity;
    private final long deposit;
    private final AtomicLong tokens;

    RetryThrottle(int maxTokens, double tokenRatio) {
        this.capacity = maxTokens * TOKEN;
        this.deposit = Math.round(tokenRatio * TOKEN);
        this.tokens = new AtomicLong(capacity);
    }

    @Override
    long withdraw(Throwable failure, long held) {
        return countFailure() > capacity / 2 ? 0 : REFUSED;
    }

    @Override
    void lastAttemptFailed() {
        countFailure();
    }

    /** A full bucket is only read, so callers that all succeed write nothing shared. */
    @Override
    void answered(boolean succeeded, long held) {
        if (succeeded && tokens.get() < capacity) {
            tokens.getAndUpdate(left -> Math.min(capacity, left + deposit));
        }
    }

    private long countFailure() {
        return tokens.updateAndGet(left -> Math.max(0, left - TOKEN));
    }

    @Override
    public double left() {
        return (double) tokens.get() / capacity;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "RetryBudget[gRPC, %.1f of %d tokens]", tokens.get() / (double) TOKEN, capacity / TOKEN);
    }
}
