/**
 * A storm of payments in simulated time: random faults in two processors, in the database and in the service itself,
 * which crashes between any two steps. Afterwards an audit compares what the clients were told with the processors'
 * ledgers and with the table of attempts.
 *
 * <p>Read {@link dev.patterns.examples.incident.storm.PaymentStorm} first, then {@code Guard}: a storm can remove each
 * guard of the service, and the audit then finds what it was for.
 */
@NullMarked
package dev.patterns.examples.incident.storm;

import org.jspecify.annotations.NullMarked;
