/** Runs the plan, a JVM for each fork, contenders in turn. Start with {@link Measuring}. */
@NullMarked
package dev.patterns.bench.run;

import org.jspecify.annotations.NullMarked;
