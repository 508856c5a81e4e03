/** The rate limiter's cases, one file a family. */
@NullMarked
package dev.patterns.examples.behaviour.ratelimiter;

import org.jspecify.annotations.NullMarked;
