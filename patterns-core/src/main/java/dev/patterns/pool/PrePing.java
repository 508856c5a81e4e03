package dev.patterns.pool;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * When a connection must answer {@link java.sql.Connection#isValid} before it is lent.
 *
 * <p>The ping runs on a worker, never on the borrower's thread, so a ping that hangs can't make the borrower exceed its
 * deadline. That is why {@link #always} costs a hand-off between two threads besides the round trip.
 *
 * @param afterIdle how long a connection may be idle and still be lent without a ping; zero or more
 */
public record PrePing(Duration afterIdle) {

    private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public PrePing {
        Arguments.check(!afterIdle.isNegative(), "afterIdle must not be negative, but was " + afterIdle);
    }

    /** Before each lease, as SQLAlchemy's {@code pool_pre_ping} does. */
    public static PrePing always() {
        return new PrePing(Duration.ZERO);
    }

    /** After this time in the pool. It is checked ten times a second, and a ping comes up to 200 ms early. */
    public static PrePing afterIdle(Duration idle) {
        return new PrePing(idle);
    }

    /** Never: the borrower's first statement fails if the connection is dead. */
    public static PrePing never() {
        return new PrePing(FOREVER);
    }

    boolean isAlways() {
        return afterIdle.isZero();
    }

    boolean isDue(long idleNanos) {
        return afterIdle.compareTo(Duration.ofNanos(idleNanos)) <= 0;
    }

    @Override
    public String toString() {
        return isAlways() ? "always" : afterIdle.equals(FOREVER) ? "never" : "after " + afterIdle;
    }
}
