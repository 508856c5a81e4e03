package dev.patterns.examples.contenders.breaker;

import java.time.Duration;
import java.util.Optional;

/**
 * A breaker opens when this share of the last calls has failed.
 *
 * @param calls how many calls are looked at; 0 where the duration decides
 * @param duration how long a call counts; empty where the number of calls decides
 * @param failureRate it opens at this share of failures; more than 0, at most 1
 * @param slowCallRate it opens at this share of slow calls, where {@link BreakerSettings#slowAfter} is set
 * @param minimumCalls it never opens on fewer calls than these
 */
public record BreakerWindow(
        int calls, Optional<Duration> duration, double failureRate, double slowCallRate, int minimumCalls) {

    /** The last calls; half of them failed, or all were slow. */
    public static BreakerWindow ofCalls(int calls, int minimumCalls) {
        return new BreakerWindow(calls, Optional.empty(), 0.5, 1, minimumCalls);
    }

    /** The calls of the last while; half of them failed, or all were slow. */
    public static BreakerWindow ofTime(Duration duration, int minimumCalls) {
        return new BreakerWindow(0, Optional.of(duration), 0.5, 1, minimumCalls);
    }
}
