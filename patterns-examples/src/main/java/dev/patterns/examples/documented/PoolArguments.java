package dev.patterns.examples.documented;

import java.time.Duration;

/**
 * The arguments that the document passes to create_engine.
 *
 * @param poolSize connections that are kept
 * @param maxOverflow connections beyond that, closed when they come back; -1 for any number
 * @param poolTimeout how long to wait in the queue
 * @param poolRecycle age at which a connection is replaced instead of borrowed
 * @param poolPrePing whether a connection is tried before it is borrowed
 */
public record PoolArguments(
        int poolSize, int maxOverflow, Duration poolTimeout, Duration poolRecycle, boolean poolPrePing) {

    /** The document's: 20 and 10 more, 30 seconds, an hour, with a ping. */
    public static final PoolArguments DEFAULTS = of(20, 10);

    /** Of these two the document makes parameters; the rest it writes down as they are. */
    public static PoolArguments of(int poolSize, int maxOverflow) {
        return new PoolArguments(poolSize, maxOverflow, Duration.ofSeconds(30), Duration.ofSeconds(3600), true);
    }
}
