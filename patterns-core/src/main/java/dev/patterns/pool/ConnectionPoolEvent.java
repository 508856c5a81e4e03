package dev.patterns.pool;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.PoolStatus.Holder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pool notifies its listeners of. A borrow that succeeds and a return are no events: see
 * {@link ConnectionPool#status} for how many there were.
 */
public sealed interface ConnectionPoolEvent {

    /** The pool's name. */
    String pool();

    /** A connection was opened, and took so long. */
    record Opened(String pool, Duration took) implements ConnectionPoolEvent {}

    /** A connection could not be opened. */
    record OpenFailed(String pool, SQLException failure) implements ConnectionPoolEvent {}

    /** A connection was taken out of the pool. It is closed in the background. */
    record Closed(String pool, CloseReason reason) implements ConnectionPoolEvent {}

    /** A call of {@code getConnection} failed: the failure is what it throws. */
    record BorrowFailed(String pool, BorrowOutcome outcome, SQLException failure) implements ConnectionPoolEvent {}

    /**
     * A connection is held for longer than {@code leakDetectionThreshold}.
     *
     * @param borrowTrace the stack of the borrow; null if this one was not traced
     */
    record LeakSuspected(
            String pool, Holder holder, @Nullable Throwable borrowTrace) implements ConnectionPoolEvent {

        /** {@link #borrowTrace} as an optional. */
        public Optional<Throwable> trace() {
            return Optional.ofNullable(borrowTrace);
        }
    }

    /** A connection of which {@link LeakSuspected} told was returned after all. */
    record LeakReturned(String pool, Holder holder) implements ConnectionPoolEvent {}

    /** A connection was held for longer than {@code reclaimAfter}, and was taken back. */
    record Reclaimed(String pool, Holder holder) implements ConnectionPoolEvent {}

    /** The settings were changed. */
    record Reconfigured(String pool, ConnectionPoolConfig before, ConnectionPoolConfig after)
            implements ConnectionPoolEvent {}

    /** Why a connection was taken out of the pool. */
    enum CloseReason {
        /** It did not answer a ping, failed in use, or could not be reset. All others must answer a ping now. */
        INVALID,
        /** It was older than {@code recycle} allows. */
        AGE,
        /** It was evicted: {@code softEvict}, {@code flush}, or the database node had become read-only. */
        EVICTED,
        /** It was idle for longer than {@code idleTimeout}, and {@code minimumIdle} others were. */
        IDLE,
        /** More than {@code size} were open, and no thread waited. */
        OVERFLOW,
        /** Its borrower held it for longer than {@code reclaimAfter}. */
        RECLAIMED,
        /** The pool was closed. */
        POOL_CLOSED
    }
}
