/** Retries behind one port: the document's, hand-written, Resilience4j, Failsafe. */
@NullMarked
package dev.patterns.examples.contenders.retry;

import org.jspecify.annotations.NullMarked;
