/**
 * Every contender behind one port, so that a comparison is written once.
 *
 * <p>Breaker, retry and timeout are {@link dev.patterns.Policy}s, pools are {@link javax.sql.DataSource}s. The enums
 * ({@link dev.patterns.examples.contenders.breaker.BreakerContender} and its kin) open any contender with settings that mean the
 * same for all. An adapter sets its library up, translates what the library throws, and decides nothing:
 *
 * <ul>
 *   <li>the guarded call's own exceptions pass through as they were;
 *   <li>a rejection becomes a {@link dev.patterns.CallRejectedException}, with the time to come back where the library
 *       knows it;
 *   <li>a timeout becomes a {@link dev.patterns.timeout.TimeoutExceededException}.
 * </ul>
 *
 * <p>Where a contender differs it differs through its adapter too. Cancelling an asynchronous call, for instance, cancels
 * what the library gave us, and what comes of that is the library's affair.
 */
@NullMarked
package dev.patterns.examples.contenders;

import org.jspecify.annotations.NullMarked;
