/**
 * A virtual clock under real, blocking code: the same program and seed give the same run, in a fraction of the time.
 *
 * <p>Read {@link dev.patterns.simulation.SimulatedTime} first: what a test uses, and how it works. Then {@code Baton},
 * which decides which thread runs, and {@code EventQueue}, which moves the clock. {@code SimulatedThread} and {@code
 * Carrier} are what those two move about.
 *
 * <p>May be left unread: {@code Watchdog}, which finds threads that block outside the clock, and {@code
 * CarrierExecutors}, which creates platform or virtual threads.
 */
package dev.patterns.simulation;
