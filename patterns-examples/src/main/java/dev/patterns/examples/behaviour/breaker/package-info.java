/** The circuit breaker's cases, one file a family. */
@NullMarked
package dev.patterns.examples.behaviour.breaker;

import org.jspecify.annotations.NullMarked;
