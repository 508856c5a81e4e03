/**
 * The commands of the command line, and what they print.
 *
 * <p>Read {@link dev.patterns.examples.cli.IncidentCommand} first.
 */
@NullMarked
package dev.patterns.examples.cli;

import org.jspecify.annotations.NullMarked;
