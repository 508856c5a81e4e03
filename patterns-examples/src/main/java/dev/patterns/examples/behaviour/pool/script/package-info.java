/**
 * Random scripts of borrowers, an operator and a faulty database, played on any pool.
 *
 * <p>The scripts are those of {@code patterns-core/src/scripts/pool.txt}: lines of text, drawn by patterns-core's
 * tests. These play them on the hand-written pool alone and check more. Here every pool is put through them.
 */
@NullMarked
package dev.patterns.examples.behaviour.pool.script;

import org.jspecify.annotations.NullMarked;
