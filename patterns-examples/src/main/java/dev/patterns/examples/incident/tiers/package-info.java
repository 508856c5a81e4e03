/** The same setup, built from the patterns of each tier. */
@NullMarked
package dev.patterns.examples.incident.tiers;

import org.jspecify.annotations.NullMarked;
