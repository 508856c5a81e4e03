package dev.patterns.examples.incident.processor;

import java.time.Duration;

/**
 * What the script says about one call to a processor.
 *
 * @param latency time from the arrival of the call to its end, in story time
 */
public record ScriptedCall(Duration latency, Fault fault) {

    /** What goes wrong with a call. A hung call has no fault, but a long latency. */
    public enum Fault {
        /** The processor does what was asked and answers. */
        NONE,
        /** It answers 503 and does nothing. */
        UNAVAILABLE,
        /** The connection breaks before the processor does anything. */
        REQUEST_LOST,
        /** The processor does what was asked, and the connection breaks before it answers. */
        RESPONSE_LOST
    }
}
