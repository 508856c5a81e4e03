package dev.patterns.pool;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a pool. They are read one after the other while the pool is in use: each is correct, but two may be of
 * different moments.
 *
 * @param size how many connections it keeps, as configured
 * @param checkedIn how many are idle
 * @param checkedOut how many are lent
 * @param opening how many are being opened
 * @param overflow how many more than {@code size} are open
 * @param invalid how many were found invalid so far: no answer to a ping, a fatal error in use, a reset that failed
 * @param waiting how many threads wait for a connection
 * @param suspended whether it lends no connection: see {@link ConnectionPool#suspend}
 * @param totals what happened so far
 * @param waits how calls of {@code getConnection} ended so far; all outcomes are there
 */
public record PoolStatus(
        int size,
        int checkedIn,
        int checkedOut,
        int opening,
        int overflow,
        long invalid,
        int waiting,
        boolean suspended,
        Totals totals,
        Map<BorrowOutcome, Waits> waits) {

    /** Copies the map. */
    public PoolStatus {
        waits = Collections.unmodifiableMap(new EnumMap<>(waits));
    }

    /** The calls of {@code getConnection} with this outcome. */
    public Waits waits(BorrowOutcome outcome) {
        return waits.getOrDefault(outcome, Waits.NONE);
    }

    /**
     * Sums since the pool was made.
     *
     * @param opened how many connections were opened
     * @param openFailures how many attempts to open one failed
     * @param reclaimed how many were taken back from their borrowers: see {@code reclaimAfter}
     * @param held for how long connections were lent, all together; measured by looking ten times a second
     */
    public record Totals(long opened, long openFailures, long reclaimed, Duration held) {}

    /** How a call of {@code getConnection} ended. */
    public enum BorrowOutcome {
        /** A connection was idle. Not timed: it takes less time than reading the clock. */
        IMMEDIATE,
        /** A connection was returned, pinged or opened in time. */
        WAITED,
        /** {@code connectionTimeout} was over. */
        TIMED_OUT,
        /** It was not allowed to wait: see {@code maxWaiters} and {@code rejectHopelessWaits}. */
        REJECTED,
        /** The waiting thread was interrupted. */
        INTERRUPTED,
        /** The pool was closed, or it was closed during the wait. */
        CLOSED
    }

    /** The number of calls, the sum of their waits and the longest wait. */
    public record Waits(long count, Duration total, Duration longest) {
        static final Waits NONE = new Waits(0, Duration.ZERO, Duration.ZERO);
    }

    /**
     * A thread that holds a connection.
     *
     * @param thread its name
     * @param heldFor for how long, give or take a tenth of a second
     * @param lastSql what it last executed on this connection, if anything
     * @param executing whether it waits for the database at this moment, rather than doing something else
     * @param borrowedAt the line of code that borrowed it; present only if a leak detection threshold is set, and this
     *     borrow was traced
     */
    public record Holder(
            String thread,
            Duration heldFor,
            Optional<String> lastSql,
            boolean executing,
            Optional<StackTraceElement> borrowedAt) {

        private static final int MAX_SQL_PRINTED = 80;

        @Override
        public String toString() {
            var sql = lastSql.map(s -> s.length() <= MAX_SQL_PRINTED ? s : s.substring(0, MAX_SQL_PRINTED) + "…");
            return thread + " for " + heldFor.toMillis() + " ms, "
                    + sql.map(s -> (executing ? "executing: " : "last executed: ") + s)
                            .orElse("nothing executed yet")
                    + borrowedAt.map(line -> ", borrowed at " + line).orElse("");
        }
    }
}
