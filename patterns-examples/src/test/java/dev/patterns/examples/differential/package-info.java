/**
 * The hand-written patterns and the libraries do the same random things, and must behave alike after each step.
 *
 * <p>Where they differ, the difference has a name: an {@link dev.patterns.examples.differential.Explanation} that
 * refers to a case of the behaviour catalogue. A difference without an explanation fails the test. It is printed as a
 * short trace: {@link dev.patterns.examples.differential.DifferentialRun} removes what isn't needed to show it.
 */
@NullMarked
package dev.patterns.examples.differential;

import org.jspecify.annotations.NullMarked;
