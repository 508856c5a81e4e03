/** Timeouts behind one port: hand-written, Resilience4j, Failsafe. */
@NullMarked
package dev.patterns.examples.contenders.timeout;

import org.jspecify.annotations.NullMarked;
