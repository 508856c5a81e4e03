package dev.patterns.examples.contenders.timeout;

import dev.patterns.examples.contenders.Remedy;

/** What a timeout's setting can do about a wrong behaviour. */
public enum TimeoutRemedy implements Remedy {
    /** The call is made on its caller's thread. */
    CALLER_THREAD
}
