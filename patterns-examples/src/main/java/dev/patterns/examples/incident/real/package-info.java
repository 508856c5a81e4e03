/**
 * The real environment: a PostgreSQL, processors behind HTTP, and the system clock.
 *
 * <p>Read {@link dev.patterns.examples.incident.real.RealEnvironment} first, then {@code ProcessorServer}.
 */
@NullMarked
package dev.patterns.examples.incident.real;

import org.jspecify.annotations.NullMarked;
