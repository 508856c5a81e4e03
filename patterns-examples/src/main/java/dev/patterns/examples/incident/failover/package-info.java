/**
 * Payments that fail over safely between two active processors. It goes further than the incident's own service, in
 * package {@code payment}: there an outcome that stays unknown has to be checked by hand. Here an attempt is recorded
 * before it is charged, and a reconciler settles what a timeout or a crash leaves open.
 *
 * <pre>
 *   FailoverPaymentService      takes a payment: attempt after attempt, until one is settled
 *   ├─ HealthCheckedProcessors  which processor next
 *   ├─ Attempts                 the table of attempts, with compare-and-set transitions
 *   └─ Settlement               what became of a charge whose outcome is unknown
 *   Reconciler                  settles the attempts that a service left open
 * </pre>
 *
 * <p>Read {@link dev.patterns.examples.incident.failover.AttemptState} first: it has the drawing. Then
 * {@code FailoverPaymentService} and {@code Settlement}. {@code docs/payments.md} has the rules, and what goes wrong
 * without each of them.
 */
@NullMarked
package dev.patterns.examples.incident.failover;

import org.jspecify.annotations.NullMarked;
