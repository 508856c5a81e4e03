/**
 * Replays the incident against the alert rules of {@code ops/alerts.yml}, with Prometheus' own {@code promtool}.
 *
 * <p>Read {@link dev.patterns.examples.incident.alerts.AlertReplay} first.
 */
@NullMarked
package dev.patterns.examples.incident.alerts;

import org.jspecify.annotations.NullMarked;
