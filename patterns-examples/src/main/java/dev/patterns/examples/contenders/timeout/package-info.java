/**
 * The compared timeouts behind one interface: hand-written, Resilience4j, Failsafe.
 *
 * <p>Read {@link dev.patterns.examples.contenders.timeout.TimeoutContender} first, then one adapter.
 */
@NullMarked
package dev.patterns.examples.contenders.timeout;

import org.jspecify.annotations.NullMarked;
