/** The connection pool's cases, one file a family. */
@NullMarked
package dev.patterns.examples.behaviour.pool;

import org.jspecify.annotations.NullMarked;
