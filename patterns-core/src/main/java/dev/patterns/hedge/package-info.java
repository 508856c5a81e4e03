/**
 * Hedge: makes a second attempt while the first is slow, and takes the first answer. For idempotent calls only.
 *
 * <p>Read {@link Hedge} first, then {@code HedgeDecisions} (when a second attempt is made, and whether) and {@code
 * HedgedCall} (two attempts on worker threads, and the caller, which waits for one of them).
 *
 * <p>May be left unread: {@code HedgedFuture}, which does the same without blocking a thread, {@code RecentLatencies},
 * which computes a percentile, and the types that hold values: the builder, the config, the status.
 */
package dev.patterns.hedge;
