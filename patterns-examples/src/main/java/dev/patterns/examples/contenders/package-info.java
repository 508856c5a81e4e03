/**
 * The implementations that are compared, each behind the same interface, so that a comparison is written once.
 *
 * <p>Breaker, retry and timeout are {@link dev.patterns.Policy}s; pools are {@link javax.sql.DataSource}s. One enum a
 * pattern lists its contenders and opens any of them from common settings. Start with
 * {@link dev.patterns.examples.contenders.breaker.BreakerContender}, then read an adapter such as
 * {@code Resilience4jBreaker}. The classes of this package are helpers of the adapters and need no reading first.
 *
 * <p>An adapter sets its library up, translates what the library throws, and decides nothing:
 *
 * <ul>
 *   <li>the guarded call's own exceptions pass through unchanged;
 *   <li>a rejection becomes a {@link dev.patterns.CallRejectedException}, with {@code retryAfter} where the library
 *       knows it;
 *   <li>a timeout becomes a {@link dev.patterns.timeout.TimeoutExceededException}.
 * </ul>
 *
 * <p>A difference between contenders stays visible through the adapter. For example, cancelling an asynchronous call
 * cancels the future that the library returned; what that does depends on the library.
 *
 * <p>To add a contender, here a breaker:
 *
 * <ol>
 *   <li>add the library to the dependencies in {@code patterns-examples/pom.xml}, its version to the parent's;
 *   <li>write the adapter, a package-private class in {@code contenders.breaker} that implements BreakerAdapter;
 *   <li>add a constant to {@code BreakerContender};
 *   <li>add a constant to the enum in {@code patterns-bench}'s {@code CircuitBreakerBenchmark}.
 * </ol>
 *
 * <p>The behaviour catalogue takes all contenders from the enum.
 */
@NullMarked
package dev.patterns.examples.contenders;

import org.jspecify.annotations.NullMarked;
