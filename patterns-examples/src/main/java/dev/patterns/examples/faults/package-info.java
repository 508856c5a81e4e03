/**
 * What happens to a pool's callers when a real PostgreSQL is killed, frozen or cut off.
 *
 * <p>Reading path: {@link dev.patterns.examples.faults.PostgresFault} (what happens), {@link
 * dev.patterns.examples.faults.FaultRun} (one pool, one fault), {@link dev.patterns.examples.faults.FaultResult} (what
 * came of it).
 */
@NullMarked
package dev.patterns.examples.faults;

import org.jspecify.annotations.NullMarked;
