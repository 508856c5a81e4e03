/** The timeout's cases, one file a family. */
@NullMarked
package dev.patterns.examples.behaviour.timeout;

import org.jspecify.annotations.NullMarked;
