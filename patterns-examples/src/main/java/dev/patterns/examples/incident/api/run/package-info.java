/**
 * Runs an act in an environment, real or simulated: sends the requests, and samples connections and cache.
 *
 * <p>Read {@code ApiActExecution} first.
 */
@NullMarked
package dev.patterns.examples.incident.api.run;

import org.jspecify.annotations.NullMarked;
