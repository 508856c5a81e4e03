/**
 * Chaos: injects latency, failures, lost answers and hangs into calls, by a seed and a schedule, for tests.
 *
 * <p>Read {@link Chaos} first, then {@code FaultPlan} (which call has which fault) and {@code FaultyCall} (a call with
 * its fault, blocking and not). {@code Pause} is a wait that can be ended from outside.
 *
 * <p>{@code FaultyDataSource}, {@code FaultyConnection} and {@code FaultyStatement} put the same faults into JDBC. May
 * be left unread: the types that hold values: the builder, the config, the status, the exception.
 */
package dev.patterns.chaos;
