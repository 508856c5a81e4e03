package dev.patterns.circuitbreaker.window;

/**
 * The shares of failed and of slow calls at which a window meets its rule.
 *
 * <p>A share is computed as a quotient and compared with the limit as it is written: 7 / 100.0 equals 0.07, but 0.07 *
 * 100 is more than 7.
 *
 * @param minimumCalls with fewer calls the limits are not met
 */
public record RateLimits(double failureRate, double slowCallRate, int minimumCalls) {

    boolean areMet(long calls, long failures, long slowCalls) {
        return calls >= minimumCalls && (isMet(failureRate, calls, failures) || isMet(slowCallRate, calls, slowCalls));
    }

    private static boolean isMet(double limit, long calls, long bad) {
        return bad / (double) calls >= limit;
    }

    @Override
    public String toString() {
        return percent(failureRate) + " failed or " + percent(slowCallRate) + " slow, of at least " + minimumCalls;
    }

    private static String percent(double rate) {
        return Math.round(rate * 1000) / 10.0 + " %";
    }
}
