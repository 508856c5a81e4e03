package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.result.SampledBreakerState;

/** Receives the progress of an act, five times per second of the story. Must not block. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = progress -> {};

    /**
     * The state of an act while it runs.
     *
     * @param second the current second of the story
     * @param seconds the second of the story at which the last payment arrives
     */
    record Progress(
            double second,
            double seconds,
            int started,
            int ended,
            int paid,
            int connectionsInUse,
            int connectionsWaiting,
            SampledBreakerState breaker) {}

    void onProgress(Progress progress);

    /** Whether the act is to end now, with the payments that are under way. It then has no result. */
    default boolean isCancelled() {
        return false;
    }
}
