/**
 * Limiters that find their own limit, in ten scenarios, beside the best limit that doesn't change.
 *
 * <p>Read {@code LoadScenario} first: what happens in each. {@code LoadRun} is the model: open arrivals, a limiter,
 * and a dependency with so many servers and a queue. {@link dev.patterns.examples.limits.Comparison} has the figures.
 */
@NullMarked
package dev.patterns.examples.limits;

import org.jspecify.annotations.NullMarked;
