/**
 * The compared rate limiters behind one interface: hand-written, Resilience4j, Failsafe.
 *
 * <p>Read {@link dev.patterns.examples.contenders.ratelimiter.RateLimiterContender} first, then one adapter.
 */
@NullMarked
package dev.patterns.examples.contenders.ratelimiter;

import org.jspecify.annotations.NullMarked;
