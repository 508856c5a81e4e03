/** The hand-written connection pool and the libraries' lend connections to the same random borrowers. */
@NullMarked
package dev.patterns.examples.differential.pool;

import org.jspecify.annotations.NullMarked;
