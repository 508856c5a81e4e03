package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a bulkhead.
 *
 * @param name name of the called dependency
 * @param limit how many calls may be made at the same time
 * @param maxWaiters how many calls may wait for a permit; empty: any number
 * @param maxWait how long a call may wait; zero: no call waits
 * @param remedy the remedy that the contender switches on through a setting of its own, if one is wanted
 */
public record BulkheadSettings(
        String name, int limit, OptionalInt maxWaiters, Duration maxWait, Optional<Remedy> remedy) {

    /** No call waits. */
    public BulkheadSettings(String name, int limit) {
        this(name, limit, OptionalInt.empty(), Duration.ZERO, Optional.empty());
    }

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }
}
