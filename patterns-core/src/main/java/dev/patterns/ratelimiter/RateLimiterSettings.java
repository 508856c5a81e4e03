package dev.patterns.ratelimiter;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The only {@link RateLimiterConfig}: checks each setting's bounds. */
record RateLimiterSettings(String name, int permits, Duration permitsPeriod, OptionalInt burst, Duration maxWait)
        implements RateLimiterConfig {

    /** Far below 292 years, so that sums of two such times don't overflow. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /** An interval is a whole number of nanoseconds. Above this one, rounding it changes the rate by under 0.1 %. */
    private static final long SHORTEST_INTERVAL = TimeUnit.MICROSECONDS.toNanos(1);

    private static final int MOST = 1_000_000;

    RateLimiterSettings {
        Arguments.name(name);
        Arguments.between(1, MOST, "permits", permits);
        Arguments.positive("the period of permits", permitsPeriod);
        atMostLongest("the period of permits", permitsPeriod);
        Arguments.check(
                permitsPeriod.toNanos() / permits >= SHORTEST_INTERVAL,
                "permits must be at most one a microsecond, but was " + permits + " in " + permitsPeriod);
        burst.ifPresent(most -> Arguments.between(1, MOST, "burst", most));
        Arguments.notNegative("maxWait", maxWait);
        atMostLongest("maxWait", maxWait);
        int capacity = burst.orElse(permits);
        Arguments.check(
                capacity - 1 <= LONGEST.toNanos() / interval(permits, permitsPeriod),
                "burst must be at most the permits of " + LONGEST + ", but was " + capacity + " at " + permits + " in "
                        + permitsPeriod);
    }

    /** Nanoseconds from one permit to the next, rounded up: the rate is never exceeded. */
    long interval() {
        return interval(permits, permitsPeriod);
    }

    private static long interval(int permits, Duration period) {
        return (period.toNanos() + permits - 1) / permits;
    }

    private static void atMostLongest(String what, Duration value) {
        Arguments.check(value.compareTo(LONGEST) <= 0, what + " must be at most " + LONGEST + ", but was " + value);
    }
}
