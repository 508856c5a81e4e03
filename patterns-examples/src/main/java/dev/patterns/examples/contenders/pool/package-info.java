/**
 * The compared connection pools behind one interface: the document's, hand-written, HikariCP, Agroal, Commons DBCP2.
 *
 * <p>Read {@link dev.patterns.examples.contenders.pool.PoolSettings} first: its comments say where the pools can't be
 * set alike.
 */
@NullMarked
package dev.patterns.examples.contenders.pool;

import org.jspecify.annotations.NullMarked;
