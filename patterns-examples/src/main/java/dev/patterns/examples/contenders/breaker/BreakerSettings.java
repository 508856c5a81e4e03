package dev.patterns.examples.contenders.breaker;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What every breaker can be told, in words that mean the same to all.
 *
 * @param name of what is guarded
 * @param failureThreshold so many failures in a row open it. Resilience4j has no such rule; a window of that many calls
 *     of which all have failed is the same thing. The second document's counts all failures since it last closed.
 * @param openFor how long it then rejects, before one probe decides
 * @param ignoreOn failures that say nothing about what is guarded; the documents' breakers can't be told (B5)
 */
public record BreakerSettings(
        String name, int failureThreshold, Duration openFor, Predicate<? super Throwable> ignoreOn) {

    /** The documents' defaults: five failures, sixty seconds. */
    public static BreakerSettings of(String name) {
        return new BreakerSettings(name, 5, Duration.ofSeconds(60), failure -> false);
    }

    public BreakerSettings failureThreshold(int threshold) {
        return new BreakerSettings(name, threshold, openFor, ignoreOn);
    }

    public BreakerSettings openFor(Duration duration) {
        return new BreakerSettings(name, failureThreshold, duration, ignoreOn);
    }

    public BreakerSettings ignoreOn(Predicate<? super Throwable> failures) {
        return new BreakerSettings(name, failureThreshold, openFor, failures);
    }
}
