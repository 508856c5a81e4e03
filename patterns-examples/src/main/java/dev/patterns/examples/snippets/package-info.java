/**
 * Short programs to read and to run. Each shows one thing and prints what happens step by step.
 *
 * <p>{@code example NAME} on the command line runs one. Read {@code GuardedHttpCall} first: it has retry, breaker and
 * timeout on one page. {@link dev.patterns.examples.snippets.Snippets} lists them all.
 */
@NullMarked
package dev.patterns.examples.snippets;

import org.jspecify.annotations.NullMarked;
