package dev.patterns.retry;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Google's client-side throttling. While the dependency accepts at least one of K requests, nothing is rejected. When
 * it accepts fewer, the client sends about K times as many requests as are accepted, and rejects the others itself: the
 * dependency spends its time on answers and not on refusals.
 */
final class ClientThrottle extends RetryBudget {

    private static final long REQUEST = MovingCounts.FIRST;
    private static final long ACCEPT = MovingCounts.SECOND;

    private final double k;
    private final RandomGenerator random;
    private final MovingCounts requestsAndAccepts;

    ClientThrottle(Duration window, double k, Time time, RandomGenerator random) {
        Arguments.positive("the window of a throttle", window);
        Arguments.check(k >= 1 && k <= 1_000, "k must be between 1 and 1000, but was " + k);
        this.k = k;
        this.random = random;
        this.requestsAndAccepts = new MovingCounts(window.toNanos(), time);
    }

    @Override
    boolean begin() {
        double rejected = rejectProbability();
        if (rejected > 0 && random.nextDouble() < rejected) {
            requestsAndAccepts.add(REQUEST);
            return false;
        }
        return true;
    }

    /** The failed attempt was a request, and the retry is the next one. */
    @Override
    long withdraw(Throwable failure, long held) {
        lastAttemptFailed();
        return begin() ? 0 : REFUSED;
    }

    @Override
    void lastAttemptFailed() {
        requestsAndAccepts.add(REQUEST);
    }

    @Override
    void answered(boolean succeeded, long held) {
        requestsAndAccepts.add(REQUEST + ACCEPT);
    }

    private double rejectProbability() {
        long sum = requestsAndAccepts.sum();
        long requests = MovingCounts.first(sum);
        return Math.max(0, (requests - k * MovingCounts.second(sum)) / (requests + 1));
    }

    @Override
    public double left() {
        return 1 - rejectProbability();
    }

    @Override
    public String toString() {
        long sum = requestsAndAccepts.sum();
        return String.format(
                Locale.ROOT,
                "RetryBudget[%d of %d requests were accepted, %.0f %% are rejected]",
                MovingCounts.second(sum),
                MovingCounts.first(sum),
                100 * rejectProbability());
    }
}
