/** Published results about retries, run again with the shipped classes: what they said beside what we get. */
@NullMarked
package dev.patterns.examples.published;

import org.jspecify.annotations.NullMarked;
