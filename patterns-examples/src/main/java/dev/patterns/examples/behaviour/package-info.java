/**
 * The behaviour catalogue: in what the contenders differ, found by running them.
 *
 * <p>A {@link dev.patterns.examples.behaviour.Case} is one sentence about the right behaviour and a scenario that shows
 * it, written once against the pattern's adapter. It runs on every
 * {@link dev.patterns.examples.behaviour.Contender} of the pattern. What comes out is one cell of the matrix.
 *
 * <pre>
 *   Suite (a pattern)       contenders   HANDWRITTEN   RESILIENCE4J   FAILSAFE
 *     cases  B6                             right        different     different    ◀── Cell = Case × Contender
 *            B8                             right        right-with    different
 * </pre>
 *
 * <p>The cases are in the packages below this one, one file a family, and are what is worth reading. This package is
 * what runs them: {@link dev.patterns.examples.behaviour.CatalogueRun} all of them, {@link
 * dev.patterns.examples.behaviour.CellRun} one.
 */
@NullMarked
package dev.patterns.examples.behaviour;

import org.jspecify.annotations.NullMarked;
