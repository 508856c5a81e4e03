/**
 * One payment's way through the service: its attempts, its waits for a connection, its calls, its SQL, as a tree of
 * steps with times.
 *
 * <p>The service knows nothing of it. {@link dev.patterns.examples.incident.trace.PaymentTracer} puts a decorator
 * around each of its dependencies; {@code StepRecorder} records what they see, sets the correlation id of the log, and
 * makes an OpenTelemetry span of each step. Nothing of this is in patterns-core.
 *
 * <p>May be left unread: {@code TracedConnection} and {@code TracedStatement}, which pass JDBC calls on.
 */
@NullMarked
package dev.patterns.examples.incident.trace;

import org.jspecify.annotations.NullMarked;
