/**
 * The documents' own patterns, ported line by line, flaws included.
 *
 * <p>Each class can be held against the pseudo-code it ports: the same names in Java's case, in the same order. A flaw
 * stays where it is, under a comment that gives it its number in the list of traps (B1, R4, P2 …), and each has a test
 * that shows it. What the documents leave out is filled in with as little as will run, and the comment says so.
 *
 * <p>One thing is added: where the documents read {@code time.time()} and sleep, the ports ask a {@link java.time.Clock}
 * and a {@link dev.patterns.Time} that can be passed in, so that a test can show a flaw without waiting for it.
 */
@NullMarked
package dev.patterns.examples.documented;

import org.jspecify.annotations.NullMarked;
