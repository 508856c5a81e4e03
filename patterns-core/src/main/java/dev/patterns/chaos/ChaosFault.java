package dev.patterns.chaos;

import java.time.Duration;

/**
 * The fault of one call.
 *
 * @param call the number of the call, from 0
 * @param kind {@link Kind#LATENCY} if there is no fault but that
 * @param latency how long the call waits first; zero if it doesn't
 */
public record ChaosFault(long call, Kind kind, Duration latency) {

    /** What is injected. */
    public enum Kind {
        /** The call takes longer. */
        LATENCY,
        /** The call fails, and has no effect. */
        FAILURE,
        /** The call has its effect, and fails. */
        LOST_ANSWER,
        /** The call waits until it is released. */
        HANG
    }
}
