/**
 * The real environment: a PostgreSQL with the catalogue, the price service behind HTTP, a Redis on demand.
 *
 * <p>Read {@code RealShop} first, then {@code CapacityProbe}.
 */
@NullMarked
package dev.patterns.examples.incident.api.real;

import org.jspecify.annotations.NullMarked;
