/** What a run of the benchmarks found: rows, goals and the machine, as bench.json has them. Start with {@link Row}. */
@NullMarked
package dev.patterns.bench.result;

import org.jspecify.annotations.NullMarked;
