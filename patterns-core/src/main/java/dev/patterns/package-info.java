/**
 * The kernel: what the patterns have in common.
 *
 * <p>Read {@link Policy} first: a guarded call, and how policies compose. Then {@link Time}, through which all code
 * reads the clock, waits and starts threads, so that the same code runs in a simulation.
 *
 * <p>May be left unread: {@link CheckedSupplier}, {@link Cancellable} and {@link CallRejectedException}, which are what
 * their names say, and the package-private implementations.
 */
package dev.patterns;
