/**
 * Rate limiter: so many calls in a period, and so many at once.
 *
 * <p>Read {@link RateLimiter} first, then {@code PermitSchedule}: the whole arithmetic. {@code RateLimiterDecisions}
 * admits and rejects; {@code WaitingCall} is an asynchronous call that waits for its permit.
 *
 * <p>May be left unread: the builder, the config and the package-private records, which hold values.
 */
package dev.patterns.ratelimiter;
