package dev.patterns.examples.incident.story;

/** Whose patterns the service is equipped with. */
public enum Tier {
    /** Ours, patterns-core. */
    HANDWRITTEN,
    /** Resilience4j and HikariCP. */
    LIBRARY,
    /** The documents' own, flaws intact. */
    DOCUMENTED
}
