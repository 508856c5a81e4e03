/**
 * Published results, run again on the shipped classes in simulated time. Each figure stands beside the published one.
 *
 * <p>The command {@code evidence} prints them and fails if one is out of its bounds. Read {@link
 * dev.patterns.examples.published.PublishedResults} first, then any of the experiments; they don't depend on each
 * other.
 */
@NullMarked
package dev.patterns.examples.published;

import org.jspecify.annotations.NullMarked;
