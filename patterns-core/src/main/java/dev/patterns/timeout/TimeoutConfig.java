package dev.patterns.timeout;

import dev.patterns.internal.Arguments;
import java.time.Duration;

/**
 * How a timeout is set up.
 *
 * @param name stands in the exception's message
 * @param limit how long a call may take; more than zero
 */
public record TimeoutConfig(String name, Duration limit) {

    public TimeoutConfig {
        Arguments.name(name);
        Arguments.positive("limit", limit);
    }
}
