/**
 * Builds the API for an act, with the fixes that are in place, from the parts of the act's tier.
 *
 * <p>Read {@code ShopSetupFactory} first.
 */
@NullMarked
package dev.patterns.examples.incident.api.tiers;

import org.jspecify.annotations.NullMarked;
