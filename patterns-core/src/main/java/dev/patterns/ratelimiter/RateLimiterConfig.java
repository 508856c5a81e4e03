package dev.patterns.ratelimiter;

import java.time.Duration;
import java.util.OptionalInt;

/** The settings of a rate limiter. Immutable. Accessors have the names of the {@link RateLimiterBuilder} methods. */
public sealed interface RateLimiterConfig permits RateLimiterSettings {

    /** {@link RateLimiter#builder} */
    String name();

    /** {@link RateLimiterBuilder#permits} */
    int permits();

    /** {@link RateLimiterBuilder#permits} */
    Duration permitsPeriod();

    /** {@link RateLimiterBuilder#burst}; empty: as many as {@link #permits} */
    OptionalInt burst();

    /** {@link RateLimiterBuilder#maxWait} */
    Duration maxWait();
}
