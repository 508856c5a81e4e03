/**
 * Builds the payment service's dependencies for an act: each fix that is in place, implemented by the act's tier.
 *
 * <p>Read {@link dev.patterns.examples.incident.tiers.ServiceSetupFactory} first.
 */
@NullMarked
package dev.patterns.examples.incident.tiers;

import org.jspecify.annotations.NullMarked;
