/**
 * The incident's result as one self-contained HTML page, drawn from the text of incident.json.
 *
 * <p>Read {@link dev.patterns.examples.incident.report.IncidentPage} first; the page itself is in the resources of this
 * package, of which {@code report.html} is the first to read.
 */
@NullMarked
package dev.patterns.examples.incident.report;

import org.jspecify.annotations.NullMarked;
