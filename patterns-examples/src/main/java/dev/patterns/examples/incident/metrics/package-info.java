/**
 * The meters of the payment service, for Micrometer.
 *
 * <p>Read {@link dev.patterns.examples.incident.metrics.PaymentMetrics} first.
 */
@NullMarked
package dev.patterns.examples.incident.metrics;

import org.jspecify.annotations.NullMarked;
