package dev.patterns.examples.contenders.breaker;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every breaker can be told, in words that mean the same to all.
 *
 * @param name of what is guarded
 * @param failureThreshold so many failures in a row open it. Resilience4j has no such rule; a window of that many calls
 *     of which all have failed is the same thing. The second document's counts all failures since it last closed.
 * @param openFor how long it then rejects, before one probe decides
 * @param ignoreOn failures that say nothing about what is guarded; the documents' breakers can't be told (B5)
 * @param remedy what a setting of the contender's own is to do as well
 */
public record BreakerSettings(
        String name,
        int failureThreshold,
        Duration openFor,
        Predicate<? super Throwable> ignoreOn,
        Optional<Remedy> remedy) {

    /** The documents' defaults: five failures, sixty seconds. */
    public static BreakerSettings of(String name) {
        return new BreakerSettings(name, 5, Duration.ofSeconds(60), failure -> false, Optional.empty());
    }

    public BreakerSettings failureThreshold(int threshold) {
        return new BreakerSettings(name, threshold, openFor, ignoreOn, remedy);
    }

    public BreakerSettings openFor(Duration duration) {
        return new BreakerSettings(name, failureThreshold, duration, ignoreOn, remedy);
    }

    public BreakerSettings ignoreOn(Predicate<? super Throwable> failures) {
        return new BreakerSettings(name, failureThreshold, openFor, failures, remedy);
    }

    public BreakerSettings remedy(Remedy wanted) {
        return new BreakerSettings(name, failureThreshold, openFor, ignoreOn, Optional.of(wanted));
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }
}
