/** One benchmark a pattern. Contenders are a parameter; DIRECT, the call without any of them, is the baseline. */
@NullMarked
package dev.patterns.bench;

import org.jspecify.annotations.NullMarked;
