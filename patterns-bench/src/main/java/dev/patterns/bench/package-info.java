/**
 * JMH benchmarks, one class a pattern and one for the simulator.
 *
 * <p>The contenders are a parameter of each. DIRECT, the call without any pattern, is the baseline. Read
 * {@link dev.patterns.bench.CircuitBreakerBenchmark} first; retry, timeout and pool have the same form.
 */
@NullMarked
package dev.patterns.bench;

import org.jspecify.annotations.NullMarked;
