package dev.patterns.examples.documented;

import java.time.Duration;

/**
 * The arguments that the document passes to create_engine.
 *
 * @param poolSize number of connections that are kept
 * @param maxOverflow number of connections beyond that, closed on return; -1 for no limit
 * @param poolTimeout longest wait in the queue
 * @param poolRecycle age at which a connection is replaced when it is borrowed
 * @param poolPrePing whether a connection is pinged when it is borrowed
 */
public record PoolArguments(
        int poolSize, int maxOverflow, Duration poolTimeout, Duration poolRecycle, boolean poolPrePing) {

    /** The document's: 20 connections and 10 more, 30 seconds, an hour, with a ping. */
    public static final PoolArguments DEFAULTS = of(20, 10);

    /** The document has parameters for these two and constants for the others. */
    public static PoolArguments of(int poolSize, int maxOverflow) {
        return new PoolArguments(poolSize, maxOverflow, Duration.ofSeconds(30), Duration.ofSeconds(3600), true);
    }
}
