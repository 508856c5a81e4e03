/** Short programs, made to be read: each shows one thing, and prints step by step what happens. */
@NullMarked
package dev.patterns.examples.snippets;

import org.jspecify.annotations.NullMarked;
