/** Plays an act in a environment, real or simulated, and takes down what happens. */
@NullMarked
package dev.patterns.examples.incident.run;

import org.jspecify.annotations.NullMarked;
