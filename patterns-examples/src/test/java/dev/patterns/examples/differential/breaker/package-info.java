/** The hand-written breaker and Resilience4j's go through the same random calls. */
@NullMarked
package dev.patterns.examples.differential.breaker;

import org.jspecify.annotations.NullMarked;
