/** The JMH benchmarks: one class a pattern, contenders as a parameter. The plan says which are run with what. */
@NullMarked
package dev.patterns.bench.jmh;

import org.jspecify.annotations.NullMarked;
