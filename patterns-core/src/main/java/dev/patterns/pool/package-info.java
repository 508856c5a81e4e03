/**
 * A pool of database connections: keeps them open, lends them, and replaces the ones that are broken or too old.
 *
 * <p>The way of one borrow, with the file of each step:
 *
 * <pre>
 *   getConnection                ConnectionPool
 *     takes an idle slot         Slots, Slot              one compare-and-set; no lock, no clock, no I/O
 *     or waits for one           WaitQueue                parks until a slot is granted or found idle
 *       served by tasks          ConnectionSupplier       starts a task for each waiter, within limits
 *                                ConnectPacing            says when the next connect may begin
 *                                RunningConnects          lets one begin beside those that hang
 *                                SlotTask                 opens or pings, with a deadline
 *   the connection is used       jdbc.LeasedConnection    watches for fatal errors, notes what must be reset
 *   close                        jdbc.LeasedConnection    closes statements, rolls back, resets
 *     returns the slot           Slot, Returns            to the first waiter, to the idle slots, or to be closed
 * </pre>
 *
 * <p>Read {@code ConnectionPool} first, then {@code Slot} up to the methods for the leased connection, {@code Returns},
 * {@code WaitQueue} and {@code ConnectionSupplier}. Together they have about 1,300 lines, and then you know how the
 * pool works.
 *
 * <p>Read these for one question:
 *
 * <ul>
 *   <li>{@code Slots}: why two threads seldom try the same slot.
 *   <li>{@code SlotTask}: what happens if the driver hangs.
 *   <li>{@code Housekeeper}: when an idle connection is pinged, replaced or closed.
 *   <li>{@code Eviction}: how all are replaced, and what close with a grace period does.
 *   <li>{@code DatabaseCheck}: how the pool finds out whether the database answers.
 *   <li>{@code WaitLimits}, {@code WaitEstimate}: which threads are rejected instead of waiting.
 *   <li>{@code ExhaustionReport}: what an exhausted pool says.
 *   <li>{@code LeakDetector}: when a connection that is held for too long is reported or taken back.
 *   <li>{@code UsageSampler}, {@code PoolAdvice}: how use is measured without a clock, and the size that follows.
 *   <li>{@code jdbc.LeasedConnection}, {@code jdbc.RestoringConnection}: what close resets.
 * </ul>
 *
 * <p>The rest may be left unread: the builder and the settings, {@code PoolStatus}, {@code ConnectionPoolEvent},
 * {@code PoolEvents}, {@code BorrowStatistics}, {@code ConnectionFactory}, {@code WakeUpTimer}, {@code
 * AbstractDataSource}, {@code PoolLog}, and the generated classes of {@code jdbc}.
 */
package dev.patterns.pool;
