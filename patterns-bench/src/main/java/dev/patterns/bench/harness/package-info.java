/**
 * Measurements that a mean of operations a second hides: waits, spikes, recovery, memory. Each runs in a JVM of its
 * own, in real time, and prints its figures. Start with {@link HarnessMain}.
 */
@NullMarked
package dev.patterns.bench.harness;

import org.jspecify.annotations.NullMarked;
