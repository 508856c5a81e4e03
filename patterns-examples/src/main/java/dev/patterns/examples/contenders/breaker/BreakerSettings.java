package dev.patterns.examples.contenders.breaker;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The settings of a breaker that every contender understands in the same way.
 *
 * @param name name of the guarded dependency
 * @param failureThreshold number of consecutive failures that opens the breaker. Resilience4j has no such rule; a
 *     window of that many calls at a failure rate of 100 % is the same. The second document's breaker counts all
 *     failures since it last closed (B3).
 * @param openFor how long the open breaker rejects calls before it admits one probe
 * @param ignoreOn failures that don't count (B5). Failsafe counts them as successes; the documents' breakers have no
 *     such setting and count them as failures
 * @param remedy the remedy that the contender switches on through a setting of its own, if one is wanted
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
