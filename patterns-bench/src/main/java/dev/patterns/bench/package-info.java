/**
 * The command of benchmarks.jar. Read {@link dev.patterns.bench.Bench} first, then {@code plan.Plan}: what is measured.
 *
 * <pre>
 *   plan      pieces of work, contenders, goals
 *   jmh       the JMH benchmarks, one class a pattern
 *   harness   waits, spike, recovery, memory: each a program of its own
 *   run       a JVM for each fork, contenders in turn
 *   result    rows, intervals, bench.json
 *   report    the table, the page, the figures in the docs
 * </pre>
 */
@NullMarked
package dev.patterns.bench;

import org.jspecify.annotations.NullMarked;
