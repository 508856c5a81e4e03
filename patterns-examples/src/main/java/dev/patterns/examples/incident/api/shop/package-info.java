/**
 * The API under test: it answers requests from the catalogue and the price service, through a cache or not.
 *
 * <p>Read {@code CatalogueService} first, then {@code PriceCache}.
 */
@NullMarked
package dev.patterns.examples.incident.api.shop;

import org.jspecify.annotations.NullMarked;
