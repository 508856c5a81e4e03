/** The lab in virtual time: models of the database and the processors, everything between them the shipped code. */
@NullMarked
package dev.patterns.examples.incident.simulated;

import org.jspecify.annotations.NullMarked;
