package dev.patterns.examples.incident.plan;

import java.util.Locale;

/** Whose patterns the service is equipped with. */
public enum Tier {
    /** Ours, patterns-core. */
    HANDWRITTEN,
    /** Resilience4j and HikariCP. */
    LIBRARY,
    /** The documents' own, flaws intact. */
    DOCUMENTED;

    /** As on the command line: in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
