package dev.patterns.timeout;

import java.time.Duration;

/** The settings of a timeout. Immutable. Each accessor has the name of the {@link TimeoutBuilder} method that sets it. */
public sealed interface TimeoutConfig permits TimeoutSettings {

    /** {@link Timeout#builder} */
    String name();

    /** {@link TimeoutBuilder#limit} */
    Duration limit();

    /** {@link TimeoutBuilder#interruptCaller} */
    boolean interruptCaller();
}
