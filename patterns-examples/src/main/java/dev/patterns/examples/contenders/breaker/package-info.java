/**
 * The compared circuit breakers behind one interface: both documents', hand-written, Resilience4j, Failsafe.
 *
 * <p>Read {@link dev.patterns.examples.contenders.breaker.BreakerContender} first, then one adapter.
 */
@NullMarked
package dev.patterns.examples.contenders.breaker;

import org.jspecify.annotations.NullMarked;
