package dev.patterns.examples.contenders.pool;

import dev.patterns.examples.contenders.Remedy;

/** What a pool's setting can do about a wrong behaviour. */
public enum PoolRemedy implements Remedy {
    /** Each lease gets a new physical connection, or one whose whole state is reset. */
    RESET_ALL,
    /** A validation has a limit of its own, the shortest that can be set. */
    VALIDATION_LIMIT,
    /** Which errors mean that a connection is unusable: PostgreSQL's, and 25006. */
    FATAL_ERRORS,
    /** Every connection is validated before it is lent, and after an error. */
    VALIDATE_MORE,
    /** Idle connections beyond the size are closed in the background. */
    CLOSE_SURPLUS,
    /** A connection that is held for too long is taken back. */
    RECLAIM_LEAKS,
    /** Leak detection takes a stack trace of few borrows, or of none. */
    SAMPLE_TRACES,
    /** A thread that holds a connection and asks for another is noticed. */
    NESTED_BORROW,
    /** Connections are lent strictly in the order in which threads asked. */
    STRICT_ORDER,
    /** A borrower whose turn can't come before its timeout is rejected at once. */
    REJECT_HOPELESS_WAITS,
    /** The pool can be suspended. */
    SUSPENSION
}
