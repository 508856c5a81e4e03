/** What it costs to adopt each contender: code, public types, jars and bytes, as the build measures them. */
@NullMarked
package dev.patterns.examples.adoption;

import org.jspecify.annotations.NullMarked;
