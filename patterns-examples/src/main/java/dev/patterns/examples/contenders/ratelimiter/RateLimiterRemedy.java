package dev.patterns.examples.contenders.ratelimiter;

import dev.patterns.examples.contenders.Remedy;

/** What a rate limiter's setting can do about a wrong behaviour. */
public enum RateLimiterRemedy implements Remedy {
    /** Permits come one by one, and none is saved. */
    ONE_BY_ONE
}
