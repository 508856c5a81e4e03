/**
 * Pages that teach one pattern each, for a reader that has never seen it. What moves on them is a recorded run of the
 * shipped class in simulated time; the script on the page only draws it.
 */
@NullMarked
package dev.patterns.examples.pages;

import org.jspecify.annotations.NullMarked;
