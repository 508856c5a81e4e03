/**
 * Many instances that call one dependency: should they share a breaker, or a retry budget?
 *
 * <p>Read {@code Breakers} and its implementations first: how the clients of a fleet decide, each for itself or
 * together. {@code Outage} is what happens to them, {@code FleetRun} plays it in virtual time, and {@code FleetFigures}
 * is what is measured. {@code FleetTables} has the grid of all runs.
 */
@NullMarked
package dev.patterns.examples.fleet;

import org.jspecify.annotations.NullMarked;
