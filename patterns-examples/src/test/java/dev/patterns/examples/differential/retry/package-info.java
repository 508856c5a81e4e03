/** The hand-written retry, Resilience4j's and Failsafe's decide on the same random outcomes of attempts. */
@NullMarked
package dev.patterns.examples.differential.retry;

import org.jspecify.annotations.NullMarked;
