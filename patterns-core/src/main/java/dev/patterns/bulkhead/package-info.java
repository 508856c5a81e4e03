/**
 * Bulkhead: limits how many calls are made at the same time.
 *
 * <p>Read {@link Bulkhead} first, then {@code Permits} (one atomic word) and {@code PermitQueue} (the calls that wait,
 * and why no wake-up is lost). {@code WaitingThread} is a blocking call that waits, {@code AsyncCall} one without a
 * thread.
 *
 * <p>May be left unread: the builder, the config and the status, which hold values; {@code WaitLimit} and {@code
 * BulkheadFigures}.
 */
package dev.patterns.bulkhead;
