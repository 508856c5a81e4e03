/**
 * The code under test: a payment service that charges a payment at most once, and its interface to the processors.
 *
 * <p>Read {@link dev.patterns.examples.incident.payment.PaymentService} first, then {@code ProcessorGateway}. The
 * exceptions and records can be left unread.
 */
@NullMarked
package dev.patterns.examples.incident.payment;

import org.jspecify.annotations.NullMarked;
