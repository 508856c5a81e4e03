/**
 * Runs an act in an environment, real or simulated: sends the payments, samples pool and breaker, and compares ledgers
 * and database afterwards.
 *
 * <p>Read {@code ActExecution} first.
 */
@NullMarked
package dev.patterns.examples.incident.run;

import org.jspecify.annotations.NullMarked;
