/** The command line: what can be run, and how its progress and results look on a terminal. */
@NullMarked
package dev.patterns.examples.cli;

import org.jspecify.annotations.NullMarked;
