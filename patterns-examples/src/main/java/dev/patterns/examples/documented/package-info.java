/**
 * The documents' own patterns, ported line by line, with their flaws.
 *
 * <p>Read {@link dev.patterns.examples.documented.CircuitBreakerPattern} first, then
 * {@link dev.patterns.examples.documented.WellArchitectedCircuitBreaker}, which differs in one line. Retry is
 * {@link dev.patterns.examples.documented.RetryWithBackoff}. The pool is
 * {@link dev.patterns.examples.documented.DatabaseConnectionPool}; {@code QueuePool}, {@code ConnectionRecord} and
 * {@code PooledConnection} port the part of SQLAlchemy that it runs on.
 *
 * <p>Each class can be read beside its pseudo-code: it has the same names, in Java's spelling, in the same order. Each
 * flaw is left in place. A comment names it by its id in the list of known traps (B for breaker, R for retry, P for
 * pool), and a test of that name shows it. What the documents leave out is filled in with the least code that runs, and
 * a comment says so.
 *
 * <p>One thing is added. The documents read {@code time.time()} and sleep. The ports take a {@link java.time.Clock} and
 * a {@link dev.patterns.Time} instead, so that a test can show a flaw in simulated time.
 */
@NullMarked
package dev.patterns.examples.documented;

import org.jspecify.annotations.NullMarked;
