/**
 * The simulated environment: simulated time, models of the database and the processors, and the same service and
 * patterns between them.
 *
 * <p>Read {@link dev.patterns.examples.incident.simulated.SimulatedEnvironment} first. {@code SimulatedConnection} can
 * be left unread.
 */
@NullMarked
package dev.patterns.examples.incident.simulated;

import org.jspecify.annotations.NullMarked;
