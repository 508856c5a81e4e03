/** A real PostgreSQL, real HTTP, real time. */
@NullMarked
package dev.patterns.examples.incident.real;

import org.jspecify.annotations.NullMarked;
