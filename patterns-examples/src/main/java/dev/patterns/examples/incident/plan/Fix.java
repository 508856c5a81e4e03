package dev.patterns.examples.incident.plan;

import java.util.Locale;

/** What the story's engineers did, each by itself, and at the end what they missed. */
public enum Fix {
    TIMEOUT,
    BIGGER_POOL,
    BREAKER,
    RETRY,
    FAILOVER,
    FIX_LEAK,
    RELEASE_EARLY;

    /** As on the command line: lower case, with dashes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
