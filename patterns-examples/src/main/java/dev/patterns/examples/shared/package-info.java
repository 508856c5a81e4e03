/**
 * Limits across instances, shown: five instances in simulated time, and the same on a real Redis.
 *
 * <p>Read {@code FiveInstances} first: the instances, their traffic and what the dependency sees.
 */
@NullMarked
package dev.patterns.examples.shared;

import org.jspecify.annotations.NullMarked;
