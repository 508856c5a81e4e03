package dev.patterns.examples.incident.api.plan;

import java.util.Locale;

/** The changes that the engineers of the story made. */
public enum ApiFix {
    /** Indexes on the catalogue's columns that requests search by. */
    INDEX,
    /** One query for a page in place of one for the list and one for each product. */
    ONE_QUERY,
    /** A connection pool in place of a new connection for each request. */
    POOL,
    /** A cache of the price service's answers. */
    CACHE,
    /** What isn't needed for the answer is done after it. */
    ASYNC,
    /** A limit of the concurrent calls to the price service. */
    BULKHEAD;

    /** The name on the command line: lower case, with dashes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
