package dev.patterns.examples.incident.processor;

import java.time.Duration;

/**
 * What a processor does with one call.
 *
 * @param latency after this much, in time of the story, it does it
 */
public record ScriptedCall(Duration latency, Fault fault) {

    /** How a call ends. A hung one ends well, after a long time. */
    public enum Fault {
        /** The processor does as it was asked, and says so. */
        NONE,
        /** It says that it did nothing: 503. */
        UNAVAILABLE,
        /** The connection breaks before it did anything. */
        REQUEST_LOST,
        /** It does as it was asked, and the connection breaks before it can say so. */
        RESPONSE_LOST
    }
}
