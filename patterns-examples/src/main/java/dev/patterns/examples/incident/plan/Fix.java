package dev.patterns.examples.incident.plan;

import java.util.Locale;

/** The changes that the engineers of the story made. The last one, RELEASE_EARLY, is the one that they missed. */
public enum Fix {
    TIMEOUT,
    BIGGER_POOL,
    BREAKER,
    RETRY,
    FAILOVER,
    FIX_LEAK,
    RELEASE_EARLY;

    /** The name on the command line: lower case, with dashes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
