/** Records runs in simulated time, and writes them with their text as one HTML file that plays them. */
@NullMarked
package dev.patterns.examples.pages.engine;

import org.jspecify.annotations.NullMarked;
