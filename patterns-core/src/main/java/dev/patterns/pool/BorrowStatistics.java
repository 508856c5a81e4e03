package dev.patterns.pool;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.PoolStatus.Waits;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts how waits for a connection ended, and how long they took. Any thread may use it. */
final class BorrowStatistics {

    private static final int OUTCOMES = BorrowOutcome.values().length;

    // By the outcome's ordinal; under this object's lock.
    private final long[] counts = new long[OUTCOMES];
    private final long[] totals = new long[OUTCOMES];
    private final long[] longest = new long[OUTCOMES];

    synchronized void record(BorrowOutcome outcome, long nanos) {
        int i = outcome.ordinal();
        counts[i]++;
        totals[i] += nanos;
        longest[i] = Math.max(longest[i], nanos);
    }

    /** How many ended without a connection, while the pool was open. */
    synchronized long failures() {
        return Arrays.stream(counts).sum()
                - counts[BorrowOutcome.WAITED.ordinal()]
                - counts[BorrowOutcome.CLOSED.ordinal()];
    }

    /**
     * How borrowing went, by outcome. The ones that were immediate are not recorded: of all leases, they are those
     * without a wait.
     */
    synchronized Map<BorrowOutcome, Waits> waits(long leases) {
        var waits = new EnumMap<BorrowOutcome, Waits>(BorrowOutcome.class);
        for (var outcome : BorrowOutcome.values()) {
            int i = outcome.ordinal();
            waits.put(outcome, new Waits(counts[i], Duration.ofNanos(totals[i]), Duration.ofNanos(longest[i])));
        }
        long immediate = Math.max(0, leases - counts[BorrowOutcome.WAITED.ordinal()]);
        waits.put(BorrowOutcome.IMMEDIATE, new Waits(immediate, Duration.ZERO, Duration.ZERO));
        return waits;
    }
}
