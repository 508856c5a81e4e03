/** The list of all cases. */
@NullMarked
package dev.patterns.examples.behaviour.catalogue;

import org.jspecify.annotations.NullMarked;
