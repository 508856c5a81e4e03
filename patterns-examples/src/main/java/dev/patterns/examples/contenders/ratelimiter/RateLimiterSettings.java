package dev.patterns.examples.contenders.ratelimiter;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a rate limiter.
 *
 * @param name name of the called dependency
 * @param permits how many calls may begin in a period, and all of them at once
 * @param maxWait how long a call may wait for its permit
 * @param remedy the remedy that the contender switches on through a setting of its own, if one is wanted
 */
public record RateLimiterSettings(
        String name, int permits, Duration period, Duration maxWait, Optional<Remedy> remedy) {

    public RateLimiterSettings(String name, int permits, Duration period, Duration maxWait) {
        this(name, permits, period, maxWait, Optional.empty());
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }
}
