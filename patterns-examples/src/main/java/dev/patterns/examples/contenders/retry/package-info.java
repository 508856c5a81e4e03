/**
 * The compared retries behind one interface: the document's, hand-written, Resilience4j, Failsafe, Spring.
 *
 * <p>Read {@link dev.patterns.examples.contenders.retry.RetryContender} first, then one adapter.
 */
@NullMarked
package dev.patterns.examples.contenders.retry;

import org.jspecify.annotations.NullMarked;
