/**
 * The simulated environment: simulated time, and models of the database and the price service.
 *
 * <p>Read {@code SimulatedShop} first, then {@code SimulatedCatalogue}.
 */
@NullMarked
package dev.patterns.examples.incident.api.simulated;

import org.jspecify.annotations.NullMarked;
