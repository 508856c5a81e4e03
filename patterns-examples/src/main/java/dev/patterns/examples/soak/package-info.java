/**
 * A soak test: pool, breaker, retry, timeout and bulkhead for minutes on a real PostgreSQL and real HTTP, under random
 * faults. It fails if memory, threads, file descriptors or connections grow, or if a row is lost.
 *
 * <p>Reading path: {@link dev.patterns.examples.soak.Soak} (one run), {@link dev.patterns.examples.soak.SoakFault}
 * (what goes wrong), {@link dev.patterns.examples.soak.Growth} (how growth is told from noise).
 */
@NullMarked
package dev.patterns.examples.soak;

import org.jspecify.annotations.NullMarked;
