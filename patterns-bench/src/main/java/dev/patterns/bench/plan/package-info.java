/** What is measured: pieces of work, their contenders, and the goals. Start with {@link Plan}. */
@NullMarked
package dev.patterns.bench.plan;

import org.jspecify.annotations.NullMarked;
