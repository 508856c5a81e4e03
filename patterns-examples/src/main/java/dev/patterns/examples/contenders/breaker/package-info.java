/** Circuit breakers behind one port: both documents', hand-written, Resilience4j, Failsafe. */
@NullMarked
package dev.patterns.examples.contenders.breaker;

import org.jspecify.annotations.NullMarked;
