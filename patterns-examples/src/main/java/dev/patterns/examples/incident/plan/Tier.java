package dev.patterns.examples.incident.plan;

import java.util.Locale;

/** The implementation of the patterns that the service uses. */
public enum Tier {
    /** patterns-core. */
    HANDWRITTEN,
    /** Resilience4j and HikariCP. */
    LIBRARY,
    /** The documents' own code, flaws included. */
    DOCUMENTED;

    /** The name on the command line: lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
