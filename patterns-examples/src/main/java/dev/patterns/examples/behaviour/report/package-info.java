/** The matrix as text on a terminal and as JSON. */
@NullMarked
package dev.patterns.examples.behaviour.report;

import org.jspecify.annotations.NullMarked;
