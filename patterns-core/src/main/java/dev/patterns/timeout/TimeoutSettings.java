package dev.patterns.timeout;

import dev.patterns.internal.Arguments;
import java.time.Duration;

/** The only {@link TimeoutConfig}: checks each setting's bounds. */
record TimeoutSettings(String name, Duration limit, boolean interruptCaller) implements TimeoutConfig {

    TimeoutSettings {
        Arguments.name(name);
        Arguments.positive("limit", limit);
    }
}
