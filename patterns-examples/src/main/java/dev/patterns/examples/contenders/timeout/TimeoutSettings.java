package dev.patterns.examples.contenders.timeout;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a timeout.
 *
 * @param name name of the called dependency
 * @param limit how long a call may take
 * @param remedy the remedy that the contender switches on through a setting of its own, if one is wanted
 */
public record TimeoutSettings(String name, Duration limit, Optional<Remedy> remedy) {

    boolean has(Remedy wanted) {
        return remedy.filter(wanted::equals).isPresent();
    }
}
