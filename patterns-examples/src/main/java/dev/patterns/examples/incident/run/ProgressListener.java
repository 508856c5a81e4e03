package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.result.SampledBreakerState;

/** Is told how an act goes, five times a second of the story. Must not block. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = snapshot -> {};

    /**
     * How far an act has come.
     *
     * @param second of the story
     * @param seconds until the last payment has arrived
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

    void onProgress(Progress snapshot);
}
