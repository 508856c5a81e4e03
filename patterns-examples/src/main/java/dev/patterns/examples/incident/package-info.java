/**
 * The payment incident, replayed: a service, a database, two payment processors, and a story told in acts.
 *
 * <p>{@code Act} says what an act is made of, {@code PaymentService} is the code under test, {@code RunEnvironment} is what it runs
 * in, and {@code IncidentResult} is what comes out.
 */
@NullMarked
package dev.patterns.examples.incident;

import org.jspecify.annotations.NullMarked;
