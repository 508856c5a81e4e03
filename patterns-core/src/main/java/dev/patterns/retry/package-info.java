/**
 * Retry: makes a failed call again, after a backoff, within limits.
 *
 * <p>Read {@link Retry} first (the loop), then {@code RetryDecisions} (whether and when there is another attempt) and
 * {@code Backoffs} (how long the waits are). {@link RetryBudget} is the limit that several retries share.
 * {@link HttpRetry} and {@link JdbcRetry} know which failures and responses are worth another attempt.
 *
 * <p>May be left unread: {@code AsyncRetry}, which makes the same decisions without blocking a thread, and the types
 * that hold values: the builder, the config, {@code CallSettings}, {@link Attempt}, {@code RetryHistory}.
 */
package dev.patterns.retry;
