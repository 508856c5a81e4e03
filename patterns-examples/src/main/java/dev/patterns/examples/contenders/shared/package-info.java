/**
 * Limits that hold across instances: one token bucket for all of them, in Redis by Bucket4j, behind a rate limiter and
 * a retry budget.
 *
 * <p>Read {@code SharedRateLimiter} first, then {@code Lease}, the arithmetic that saves round trips. {@code
 * SharedBucket} is what both need of a store; {@code Bucket4jBucket} is Bucket4j behind it.
 */
@NullMarked
package dev.patterns.examples.contenders.shared;

import org.jspecify.annotations.NullMarked;
