/** Connection pools behind one port: the document's, hand-written, HikariCP, Agroal, Commons DBCP2. */
@NullMarked
package dev.patterns.examples.contenders.pool;

import org.jspecify.annotations.NullMarked;
