package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.result.BreakerState;

/** Is told how an act goes, five times a second of the story. Must not block. */
@FunctionalInterface
public interface Progress {

    Progress NONE = snapshot -> {};

    /**
     * How far an act has come.
     *
     * @param second of the story
     * @param seconds until the last payment has arrived
     */
    record Snapshot(
            double second,
            double seconds,
            int begun,
            int ended,
            int paid,
            int connectionsInUse,
            int connectionsWaiting,
            BreakerState breaker) {}

    void at(Snapshot snapshot);
}
