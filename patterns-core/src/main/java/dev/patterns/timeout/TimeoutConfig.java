package dev.patterns.timeout;

import java.time.Duration;

/** The settings of a timeout. Immutable. Accessors have the names of the {@link TimeoutBuilder} methods. */
public sealed interface TimeoutConfig permits TimeoutSettings {

    /** {@link Timeout#builder} */
    String name();

    /** {@link TimeoutBuilder#limit} */
    Duration limit();

    /** {@link TimeoutBuilder#interruptCaller} */
    boolean interruptCaller();
}
