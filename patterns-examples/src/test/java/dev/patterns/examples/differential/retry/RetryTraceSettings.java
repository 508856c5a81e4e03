package dev.patterns.examples.differential.retry;

import java.time.Duration;

/**
 * The settings of both retries. There is no jitter: the delays are compared.
 *
 * @param factor 1 for a fixed delay
 */
record RetryTraceSettings(int maxAttempts, Duration first, double factor, Duration longest) {

    RetryTraceSettings maxAttempts(int attempts) {
        return new RetryTraceSettings(attempts, first, factor, longest);
    }

    RetryTraceSettings factor(double other) {
        return new RetryTraceSettings(maxAttempts, first, other, longest);
    }

    /** Everything but a mistake of the caller's own. */
    static boolean isRetried(Throwable failure) {
        return !(failure instanceof IllegalArgumentException);
    }

    @Override
    public String toString() {
        return "maxAttempts(" + maxAttempts + "), exponential(" + first.toMillis() + " ms, " + factor + ", "
                + longest.toMillis() + " ms), retryOn(everything but FINAL_FAILURE);";
    }
}
