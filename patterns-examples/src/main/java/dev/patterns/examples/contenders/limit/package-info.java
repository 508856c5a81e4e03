/** Adapters of limiters that find their own limit. */
@NullMarked
package dev.patterns.examples.contenders.limit;

import org.jspecify.annotations.NullMarked;
