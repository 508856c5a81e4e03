/** The bulkhead's cases, one file a family. */
@NullMarked
package dev.patterns.examples.behaviour.bulkhead;

import org.jspecify.annotations.NullMarked;
