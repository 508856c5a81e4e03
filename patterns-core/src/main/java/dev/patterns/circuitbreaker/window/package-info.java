/**
 * Counts the outcomes of calls, and says when a trip rule is met: arithmetic alone. Nothing here knows the circuit
 * breaker, its settings or its outcomes; a counter is fed with {@code record(failed, slow)}. Not exported.
 *
 * <p>Read {@link dev.patterns.circuitbreaker.window.TripCounter} first, then the one counter that you are interested
 * in.
 *
 * <pre>
 *    TripCounter ◀── ConsecutiveFailureCounter      one field: the default rule
 *                ◀── TotalFailureCounter
 *                ◀── AnyOfCounter                   several at once
 *                ◀── RateWindow ◀── CountRing       the last n calls:   bits and an atomic head
 *                        │      ◀── TimeBuckets     the last n seconds: a chain of buckets
 *                        └──▶ RateLimits            how large the shares of failed and slow calls may be
 * </pre>
 */
package dev.patterns.circuitbreaker.window;
