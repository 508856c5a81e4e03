package dev.patterns.examples.pages.engine;

/** How a dot looks: a shape of its own for each meaning, so that colour is never needed. At most ten. */
public enum Look {
    /** Under way, no outcome yet. */
    REQUEST("request"),
    /** Under way, and its outcome decides about the pattern's state. */
    PROBE("probe"),
    /** Waits at the pattern. */
    WAITING("waits"),
    /** Answered by the service. */
    ANSWER("answered"),
    /** The service answered with an error. */
    FAILURE("failed"),
    /** Rejected by the pattern: the service was not called. */
    REJECTION("rejected"),
    /** Given up because it took too long. */
    TIMEOUT("timed out"),
    /** Work that goes on though no caller waits for it any more. */
    LATE("works on for no caller"),
    /** Answered by something else than the service. */
    SUBSTITUTE("substitute answer");

    final String words;

    Look(String words) {
        this.words = words;
    }
}
