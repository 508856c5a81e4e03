/**
 * The incident as a service that keeps running: traffic in a loop, metrics for Prometheus and a live page.
 *
 * <p>Read {@link dev.patterns.examples.incident.serve.LiveIncident} first.
 */
@NullMarked
package dev.patterns.examples.incident.serve;

import org.jspecify.annotations.NullMarked;
