package dev.patterns.examples.incident.api.run;

/** Receives the progress of an act, ten times per second. Must not block. */
@FunctionalInterface
public interface ApiProgress {

    ApiProgress NONE = (second, seconds, ended, answered, inUse, waiting) -> {};

    /**
     * @param second the current second of the act
     * @param seconds the second at which arrivals end
     * @param ended requests that have ended
     * @param answered those of them that were answered
     */
    void onProgress(
            double second, double seconds, int ended, int answered, int connectionsInUse, int connectionsWaiting);
}
