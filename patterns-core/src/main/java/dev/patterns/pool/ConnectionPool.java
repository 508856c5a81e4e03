package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.pool.ConnectionPoolEvent.BorrowFailed;
import dev.patterns.pool.ConnectionPoolEvent.Reconfigured;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.pool.PoolStatus.Totals;
import dev.patterns.pool.jdbc.ConnectionErrors;
import dev.patterns.pool.jdbc.LeasedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A pool of database connections. Borrowing takes one that is idle, or waits until one is returned or opened.
 *
 * <pre>{@code
 * var pool = ConnectionPool.builder("payments").source(dataSource).size(20).build();
 * try (var connection = pool.getConnection()) {
 *     ...
 * }                                                        // rolled back if not committed, reset, back in the pool
 * }</pre>
 *
 * <p>The idea: borrowing never does I/O. A borrower takes an idle connection, or parks until one is ready; workers open
 * and ping connections meanwhile. So one deadline covers all, and a driver that hangs can't make a borrower exceed it.
 *
 * <pre>
 *   getConnection ──► a slot that is IDLE? ── yes: one compare-and-set ─────────► LeasedConnection
 *                          │ no                                                   ▲
 *                          ▼                                                      │ granted, or found idle
 *                        WaitQueue: parks until it has a slot ────────────────────┤
 *                          │ for each waiter                                      │
 *                          ▼                                                      │
 *                        ConnectionSupplier: workers ping what is idle too long, open what is missing
 * </pre>
 *
 * <p>A borrower, a connect and a ping all return their slot in one place: {@code Returns}.
 *
 * <p>Failures of {@code getConnection}: {@link java.sql.SQLTransientConnectionException} after {@code
 * connectionTimeout}, with a message that lists the threads that hold the connections; {@link
 * java.sql.SQLNonTransientConnectionException} if the pool is closed; an {@link SQLException} if the waiting thread is
 * interrupted, with its interrupt flag still set.
 *
 * <p>Close a pool that is no longer needed: it has a timer. All methods are thread-safe. A borrowed connection is not:
 * one thread may use it at a time.
 */
public final class ConnectionPool extends AbstractDataSource implements AutoCloseable {

    private final CurrentSettings settings;
    private final Time time;
    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final BorrowStatistics statistics = new BorrowStatistics();
    private final PoolEvents events;
    private final LeakDetector leaks;
    private final UsageSampler usage;
    private final Housekeeper housekeeper;
    private final ExhaustionReport report;
    private final Eviction eviction;
    private final Returns returns;
    private final DatabaseCheck databaseCheck;

    private ConnectionPoolBuilder builder; // with the current settings; under this object's lock

    private volatile boolean waitersFirst; // no borrower overtakes them: first come first served, or suspended

    ConnectionPool(ConnectionPoolBuilder builder) {
        var initial = builder.settings();
        this.builder = builder.copy();
        this.settings = new CurrentSettings(initial);
        this.time = builder.time();
        this.slots = new Slots(initial.limit(), initial.name(), this::release, builder.fatalOn());
        this.queue = new WaitQueue(settings, slots, time);
        this.events = new PoolEvents(initial.name());
        var factory = builder.connectionFactory().withStatementCache(settings);
        this.supplier =
                new ConnectionSupplier(settings, slots, queue, this::release, factory, time, builder.random(), events);
        this.leaks = new LeakDetector(settings, slots, supplier, events);
        this.usage = new UsageSampler(settings, slots, statistics, time.nanoTime());
        this.housekeeper = new Housekeeper(settings, slots, queue, supplier, time, this::onTick);
        this.eviction = new Eviction(slots, supplier, time);
        this.returns = new Returns(initial.name(), queue, supplier, housekeeper, eviction);
        this.databaseCheck = new DatabaseCheck(slots, queue, supplier, time);
        this.report = new ExhaustionReport(settings, slots, queue, supplier, time);
        apply(initial);
        housekeeper.start();
    }

    /** Sets up a pool of this name. The name is part of each of its messages. */
    public static ConnectionPoolBuilder builder(String name) {
        return new ConnectionPoolBuilder(name);
    }

    /**
     * Whether the failure, or one that is chained to it, means by its SQLState, its error code or its class that the
     * connection can't be used any more. A statement's timeout does not. See {@link ConnectionPoolBuilder#fatalOn}.
     */
    public static boolean isFatal(SQLException failure) {
        return ConnectionErrors.isFatal(failure);
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return config().name();
    }

    /** The current settings, without user and password. */
    public ConnectionPoolConfig config() {
        return settings.get();
    }

    /**
     * Changes settings while the pool is in use. The function gets a builder with the current ones:
     *
     * <pre>{@code
     * pool.reconfigure(settings -> settings.size(30).connectionTimeout(Duration.ofSeconds(1)));
     * }</pre>
     *
     * All of them change in one step, or none if one is invalid. Waits that have begun keep their timeout, and
     * connections that are open their age limit. If the pool becomes smaller, connections are closed as they come back.
     *
     * @throws IllegalArgumentException if a setting is out of its bounds, or is one that can't change: source, url,
     *     user, password, credentials, initializer, fatalOn, time, random
     */
    public void reconfigure(Consumer<ConnectionPoolBuilder> change) {
        var reconfigured = change(change);
        log.info("{}: reconfigured: {}, before: {}", name(), reconfigured.after(), reconfigured.before());
        supplier.serveWaiters();
        events.publish(reconfigured);
    }

    private synchronized Reconfigured change(Consumer<ConnectionPoolBuilder> change) {
        var changed = builder.copy();
        change.accept(changed);
        builder.checkFixedParts(changed);
        var before = settings.get();
        var next = changed.settings();
        builder = changed.copy(); // the function may have kept the other one
        apply(next);
        return new Reconfigured(next.name(), before, next);
    }

    private void apply(ConnectionPoolSettings next) {
        slots.grow(next.limit());
        settings.replace(next);
        returns.apply(next);
        leaks.apply(next);
        waitersFirst = next.firstComeFirstServed() || queue.isSuspended();
    }

    private void onTick(long now) {
        usage.sample(now);
        leaks.inspect(now);
    }

    /**
     * Borrows a connection; its {@code close} returns it.
     *
     * @throws SQLException see above; after {@code connectionTimeout} at the latest
     */
    @Override
    public Connection getConnection() throws SQLException {
        boolean mustWait = waitersFirst && !queue.isOpenAndEmpty();
        var slot = mustWait ? null : slots.leaseIdle(time.threadNumber());
        return lease(slot != null ? slot : awaitConnection());
    }

    private Connection lease(Slot slot) {
        var trace = leaks.tracesNext(slot) ? new Throwable("borrowed here") : null;
        long version = slot.version();
        var lease = new LeasedConnection(slot, version);
        slot.publishHolder(version, Thread.currentThread(), housekeeper.now(), trace);
        return lease;
    }

    private Slot awaitConnection() throws SQLException {
        var waiter = queue.join();
        var outcome = await(waiter);
        statistics.record(outcome, time.nanoTime() - waiter.since);
        if (outcome != BorrowOutcome.WAITED) {
            var failure = report.refusal(waiter);
            events.publish(new BorrowFailed(name(), outcome, failure));
            throw failure;
        }
        return slotOf(waiter);
    }

    private BorrowOutcome await(Waiter waiter) {
        try {
            report.warnOfDeadlock(waiter.thread);
            return queue.await(waiter, supplier::serveWaiters);
        } catch (Throwable failure) { // a stack overflow, for example: no connection may be handed to this thread
            queue.leave(waiter);
            releaseGranted(waiter);
            throw failure;
        }
    }

    /** The waiter's slot. If one was granted while the waiter took another one, the one granted is released again. */
    private Slot slotOf(Waiter waiter) {
        if (waiter.taken == null) {
            return Objects.requireNonNull(waiter.granted);
        }
        releaseGranted(waiter);
        return waiter.taken;
    }

    private void releaseGranted(Waiter waiter) {
        var granted = waiter.granted;
        if (granted != null) {
            release(granted, granted.version(), false); // it may have been found invalid since
        }
    }

    /** Slots and tasks are made before {@link #returns}, so they get this method. */
    private void release(Slot slot, long version, boolean validated) {
        returns.release(slot, version, validated);
    }

    /** The figures of this moment. */
    public PoolStatus status() {
        var waits = statistics.waits(slots.leases());
        int size = settings.get().size();
        return new PoolStatus(
                size,
                slots.idle(),
                slots.count(Slot.LEASED) + slots.count(Slot.RETURNING),
                slots.count(Slot.OPENING),
                Math.max(0, supplier.open() - size),
                supplier.generation(),
                queue.waiting(),
                queue.isSuspended(),
                new Totals(events.opened(), events.openFailures(), events.reclaimed(), usage.held()),
                waits);
    }

    /**
     * Adds a listener. It is called on the thread that the event happens on, which may be the pool's timer, so it must
     * be short and must not block. What it throws is logged and changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onEvent(Consumer<? super ConnectionPoolEvent> listener) {
        return events.add(listener);
    }

    /** How many connections the pool needs, by how it was used in the last ten minutes. */
    public PoolAdvice advice() {
        return usage.advice();
    }

    /** The threads that hold a connection, the longest holder first. */
    public List<Holder> holders() {
        return report.holders();
    }

    /**
     * Lends no connection until {@link #resume}, for a failover for example. Borrowers wait meanwhile, each until its
     * {@code connectionTimeout} at most. Connections that are lent can be used and returned. A {@code getConnection}
     * that runs at the same time may still get one. Suspending again does nothing.
     */
    public synchronized void suspend() {
        if (!queue.isSuspended()) {
            queue.suspend();
            waitersFirst = true;
            log.info("{}: suspended", name());
        }
    }

    /** Lends connections again, to the threads that wait first. Does nothing if the pool is not suspended. */
    public synchronized void resume() {
        if (queue.isSuspended()) {
            queue.resume();
            waitersFirst = config().firstComeFirstServed();
            log.info("{}: resumed", name());
        }
    }

    /**
     * Closes the pool and returns at once. Waiting threads fail now; idle connections are closed by workers; borrowed
     * ones are closed when they are returned, so that a transaction in progress can end. Closing it again does nothing.
     */
    @Override
    public void close() {
        if (queue.close()) {
            housekeeper.stop();
            supplier.stop();
            eviction.closeIdle();
        }
    }

    /**
     * Closes the pool as {@link #close()} does, then waits until all borrowed connections have been returned. Those
     * that are not returned in time are aborted, and what their borrowers do next with them fails. An interrupt ends
     * the wait as the end of the time does; the interrupt flag stays set. Connections are closed by workers, which may
     * go on after this method has returned.
     *
     * @param grace how long to wait at most; zero or more
     * @return whether all were returned, so that none was aborted
     */
    public boolean close(Duration grace) {
        Arguments.notNegative("grace", grace);
        close();
        return eviction.awaitReturns(grace);
    }

    /**
     * Replaces all connections, after a password or the address of the database has changed, for example. Idle ones are
     * closed now, borrowed ones at their return. Returns at once. The next ones are opened in the background.
     */
    public void softEvict() {
        eviction.evict();
    }

    /**
     * Replaces all connections now. As {@link #softEvict}, but borrowed ones are aborted: what their borrowers do next
     * with them fails. Returns at once: workers do it, as a driver's {@code abort} may take long.
     */
    public void flush() {
        eviction.flush();
    }

    /**
     * Asks whether the database answers, for a health check. A pool whose connections are all lent is healthy: it pings
     * an idle connection if there is one; if there is none, a connection that worked in the last second is enough; if
     * there was none, it opens one more than the pool has, and closes it. Workers do that, so this method returns in
     * time whatever the driver does.
     *
     * @param timeout how long it takes at most; more than zero
     * @return false if there is no answer in time, if the pool is closed, and if the thread is interrupted; its
     *     interrupt flag stays set
     */
    public boolean databaseAnswers(Duration timeout) {
        return databaseCheck.answers(Arguments.positive("timeout", timeout));
    }

    /** For {@code failFast}. */
    ConnectionPool openFirst() {
        try {
            getConnection().close();
            return this;
        } catch (SQLException e) {
            close();
            throw new IllegalStateException(name() + " can't open its first connection: " + e.getMessage(), e);
        }
    }

    /** {@code connectionTimeout} in whole seconds, at least one. */
    @Override
    public int getLoginTimeout() {
        return (int) Math.min(
                Integer.MAX_VALUE, Math.max(1, config().connectionTimeout().toSeconds()));
    }

    /** One line without figures: frameworks print it when they start. See {@link #status} for the figures. */
    @Override
    public String toString() {
        var now = config();
        return "ConnectionPool[" + now.name() + ", " + now.size() + " + " + now.maxOverflow() + " connections"
                + (queue.isSuspended() ? ", suspended]" : "]");
    }
}
