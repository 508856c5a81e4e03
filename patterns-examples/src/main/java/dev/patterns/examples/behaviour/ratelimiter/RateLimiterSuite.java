package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterContender;
import java.util.Arrays;
import java.util.List;

/** The rate limiter's cases, on all rate limiters. */
public final class RateLimiterSuite {

    private RateLimiterSuite() {}

    public static Suite<RateLimiterTrial> suite() {
        return new Suite<>(
                "ratelimiter",
                Arrays.stream(RateLimiterContender.values())
                        .map(RateLimiterTrial::of)
                        .toList(),
                List.of(
                        new Family<>(Rates.class, Rates.cases()),
                        new Family<>(Waits.class, Waits.cases()),
                        new Family<>(Futures.class, Futures.cases())));
    }
}
