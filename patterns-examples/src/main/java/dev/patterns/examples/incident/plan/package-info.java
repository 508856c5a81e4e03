/**
 * What a run of the story consists of: acts, fixes, tiers, the payments and the figures. Only values and arithmetic;
 * the same seed gives the same values.
 *
 * <p>Read {@link dev.patterns.examples.incident.plan.Act} first, then {@code IncidentDefaults} for the figures.
 */
@NullMarked
package dev.patterns.examples.incident.plan;

import org.jspecify.annotations.NullMarked;
