/**
 * The payment incident: a service, a database and two payment processors, run in several acts with different fixes.
 *
 * <p>{@code Act} says what an act is made of, {@code PaymentService} is the code under test, {@code RunEnvironment} is what it runs
 * in, and {@code IncidentResult} is what comes out.
 */
@NullMarked
package dev.patterns.examples.incident;

import org.jspecify.annotations.NullMarked;
