package dev.patterns.retry;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Locale;

/**
 * Finagle's budget: in a moving window, a deposit for each call and a withdrawal for each retry. Withdrawals leave the
 * window as deposits do. A reserve is always there, for clients that make few calls.
 */
final class WindowBudget extends RetryBudget {

    private static final long DEPOSIT = 1000; // so that a ratio above 1 is a whole number too
    private static final double SMALLEST_RATIO = 1e-6; // one below counts as 0: the cost of a retry would overflow

    private final long depositPerCall;
    private final long costPerRetry;
    private final long reserve;
    private final MovingCounts callsAndRetries;

    WindowBudget(Duration window, int minRetriesPerSecond, double ratio, Time time) {
        Arguments.check(
                window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(Duration.ofSeconds(60)) <= 0,
                "the window of a retry budget must be between PT1S and PT1M, but was " + window);
        Arguments.between(0, 1_000_000, "minRetriesPerSecond", minRetriesPerSecond);
        Arguments.check(
                ratio >= 0 && ratio <= DEPOSIT,
                "the ratio of a retry budget must be between 0 and 1000, but was " + ratio);
        this.depositPerCall = ratio < SMALLEST_RATIO ? 0 : DEPOSIT;
        this.costPerRetry = ratio < SMALLEST_RATIO ? 1 : (long) (DEPOSIT / ratio);
        this.reserve = minRetriesPerSecond * window.toSeconds() * costPerRetry;
        this.callsAndRetries = new MovingCounts(window.toNanos(), time);
    }

    @Override
    boolean begin() {
        callsAndRetries.add(MovingCounts.FIRST);
        return true;
    }

    /** One at a time, so that two retries don't use the same balance. A deposit meanwhile only adds to it. */
    @Override
    synchronized long withdraw(Throwable failure, long held) {
        if (balance(callsAndRetries.sum()) < costPerRetry) {
            return REFUSED;
        }
        callsAndRetries.add(MovingCounts.SECOND);
        return 0;
    }

    /** Negative if deposits have left the window before the withdrawals that they paid for. */
    private long balance(long counts) {
        return deposits(counts) - MovingCounts.second(counts) * costPerRetry;
    }

    private long deposits(long counts) {
        return MovingCounts.first(counts) * depositPerCall + reserve;
    }

    @Override
    public double left() {
        long counts = callsAndRetries.sum();
        return deposits(counts) == 0 ? 0 : Math.max(0, balance(counts)) / (double) deposits(counts);
    }

    @Override
    public String toString() {
        long counts = callsAndRetries.sum();
        return String.format(
                Locale.ROOT,
                "RetryBudget[%d calls and %d retries in the window, %d more are allowed]",
                MovingCounts.first(counts),
                MovingCounts.second(counts),
                Math.max(0, balance(counts) / costPerRetry));
    }
}
