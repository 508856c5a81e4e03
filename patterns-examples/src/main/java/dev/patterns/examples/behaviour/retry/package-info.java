/** The retry's cases, one file a family. */
@NullMarked
package dev.patterns.examples.behaviour.retry;

import org.jspecify.annotations.NullMarked;
