package dev.patterns.pool;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a pool is doing, in figures. They are read one after the other while the pool works on: each is right, but two need not
 * be of the same moment.
 *
 * @param size how many connections it keeps, as configured
 * @param checkedIn how many are idle
 * @param checkedOut how many are lent
 * @param opening how many are being opened
 * @param overflow by how many the open ones exceed {@code size}
 * @param invalid how many were found unusable so far: no answer to a ping, an error that means "gone", a failed reset
 * @param waiting how many borrowers wait at this moment
 * @param waits how borrowing went so far, by outcome; all five are there
 */
public record PoolStatus(
        int size,
        int checkedIn,
        int checkedOut,
        int opening,
        int overflow,
        long invalid,
        int waiting,
        Map<BorrowOutcome, Waits> waits) {

    public PoolStatus {
        waits = Collections.unmodifiableMap(new EnumMap<>(waits));
    }

    /** How borrowing went where it ended so. */
    public Waits waits(BorrowOutcome outcome) {
        return waits.getOrDefault(outcome, Waits.NONE);
    }

    /** How a call of {@code getConnection} ended. */
    public enum BorrowOutcome {
        /** A connection was idle. Not timed: it takes less time than reading the clock. */
        IMMEDIATE,
        /** A connection came back, was pinged or was opened in time. */
        WAITED,
        /** {@code connectionTimeout} was over. */
        TIMED_OUT,
        /** The waiting thread was interrupted. */
        INTERRUPTED,
        /** The pool was or became closed. */
        CLOSED
    }

    /** How often, how long together, and how long at most. */
    public record Waits(long count, Duration total, Duration longest) {
        static final Waits NONE = new Waits(0, Duration.ZERO, Duration.ZERO);
    }

    /**
     * Somebody who holds a connection.
     *
     * @param thread the borrowing thread's name
     * @param heldFor for how long, to a tenth of a second
     * @param lastSql what it executed or prepared last on this lease, if anything
     * @param borrowedAt the line that borrowed; known where a leak detection threshold is set
     */
    public record Holder(
            String thread, Duration heldFor, Optional<String> lastSql, Optional<StackTraceElement> borrowedAt) {

        private static final int LEGIBLE = 80;

        @Override
        public String toString() {
            var sql = lastSql.map(s -> s.length() <= LEGIBLE ? s : s.substring(0, LEGIBLE) + "…");
            return thread + " for " + heldFor.toMillis() + " ms, last did: " + sql.orElse("nothing yet")
                    + borrowedAt.map(line -> ", borrowed at " + line).orElse("");
        }
    }
}
