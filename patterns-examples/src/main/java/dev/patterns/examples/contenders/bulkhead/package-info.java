/**
 * The compared bulkheads behind one interface: hand-written, Resilience4j, Failsafe.
 *
 * <p>Read {@link dev.patterns.examples.contenders.bulkhead.BulkheadContender} first, then one adapter.
 */
@NullMarked
package dev.patterns.examples.contenders.bulkhead;

import org.jspecify.annotations.NullMarked;
