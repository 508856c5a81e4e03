/**
 * The records that make up incident.json.
 *
 * <p>Read {@link dev.patterns.examples.incident.result.IncidentResult} first, then {@code ActResult}.
 */
@NullMarked
package dev.patterns.examples.incident.result;

import org.jspecify.annotations.NullMarked;
