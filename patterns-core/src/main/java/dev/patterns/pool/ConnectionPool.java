package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.pool.jdbc.LeasedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A pool of database connections: borrowing takes one that is idle, or waits until one comes back or is opened.
 *
 * <pre>{@code
 * var pool = ConnectionPool.builder("payments").source(dataSource).size(20).build();
 * try (var connection = pool.getConnection()) {
 *     ...
 * }                                                        // rolled back if not committed, reset, back in the pool
 * }</pre>
 *
 * <p>The idea: a borrower does only what takes no time, and waits for all else, with one deadline.
 *
 * <pre>
 *   getConnection ──► a fresh slot? ── yes: one compare-and-set ──────────────► lease
 *                          │ no                                                  ▲
 *                          ▼                                                     │ granted, or found fresh
 *                        WaitQueue: parks until served ───────────────────────────────┤
 *                          │ for each waiter                                     │
 *                          ▼                                                     │
 *                        ConnectionSupplier: workers ping what is stale, open what is missing ┘
 * </pre>
 *
 * <p>So there is one deadline, and nothing that hangs can overrun it: a borrower never talks to the network, he parks. And
 * there is one place where a slot goes when its owner is done with it, whoever that was: {@link #release}.
 *
 * <p>Failures of {@code getConnection}: {@link java.sql.SQLTransientConnectionException} when the time is over, with a message
 * that says who holds the connections; {@link java.sql.SQLNonTransientConnectionException} when the pool is closed; an
 * {@link SQLException} when the waiting thread is interrupted, with its interrupt flag still set.
 *
 * <p>Close it when it is no longer needed: it has timers. All methods may be called by any number of threads; a connection
 * that was borrowed belongs to one at a time.
 */
public final class ConnectionPool extends AbstractDataSource implements AutoCloseable {

    private final ConnectionPoolConfig config;
    private final Time time;
    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Housekeeper housekeeper;
    private final ExhaustionReport report;
    private final boolean pingsAlways;

    ConnectionPool(ConnectionPoolConfig config, ConnectionFactory factory, Time time, RandomGenerator random) {
        this.config = config;
        this.time = time;
        this.slots = new Slots(
                config.size() + config.maxOverflow(), config.name(), (slot, version) -> release(slot, version, false));
        this.queue = new WaitQueue(time);
        this.supplier = new ConnectionSupplier(this, slots, queue, factory, time, random);
        this.housekeeper = new Housekeeper(config, slots, queue, supplier, time);
        this.report = new ExhaustionReport(config, slots, queue, supplier, time);
        this.pingsAlways = config.prePing().isAlways();
        housekeeper.start();
    }

    /** A pool of that name: it stands in every message. */
    public static ConnectionPoolBuilder builder(String name) {
        return new ConnectionPoolBuilder(name);
    }

    public ConnectionPoolConfig config() {
        return config;
    }

    /**
     * Borrows a connection; its {@code close} gives it back.
     *
     * @throws SQLException see above; after {@code connectionTimeout} at the latest
     */
    @Override
    public Connection getConnection() throws SQLException {
        var slot = slots.leaseIdle(time.threadNumber());
        return lease(slot != null ? slot : awaitConnection());
    }

    private Connection lease(Slot slot) {
        var where = config.detectsLeaks() ? new Throwable("borrowed here") : null;
        long version = slot.get(); // it is ours: nobody else moves it on
        slot.publishHolder(version, Thread.currentThread(), housekeeper.now(), where);
        return new LeasedConnection(slot, version);
    }

    private Slot awaitConnection() throws SQLException {
        var waiter = queue.join(Thread.currentThread());
        report.warnOfDeadlock(waiter.thread);
        while (!isOver(waiter)) {
            supplier.serveWaiters();
            if (!isOver(waiter)) { // looked again, as a lock inside of that may have used up the wake-up
                time.parkNanos(this, left(waiter));
            }
        }
        var granted = queue.leave(waiter); // from here on nobody can hand it anything
        wakeNext();
        var taken = waiter.taken;
        if (taken == null) {
            if (granted == null) {
                throw report.refusal(waiter);
            }
            return granted;
        }
        if (granted != null) { // it took one, and was handed another meanwhile
            release(granted, granted.get(), true);
        }
        return taken;
    }

    /** Looks whether the wait has an outcome. Between this and the park there must be nothing that may park itself. */
    private boolean isOver(WaitQueue.Waiter waiter) {
        if (waiter.outcome != null) {
            return true;
        }
        if (waiter.granted == null) {
            waiter.taken = slots.leaseIdle(time.threadNumber());
        }
        if (waiter.granted != null || waiter.taken != null) {
            waiter.outcome = BorrowOutcome.WAITED;
        } else if (queue.isClosed()) {
            waiter.outcome = BorrowOutcome.CLOSED;
        } else if (waiter.thread.isInterrupted()) {
            waiter.outcome = BorrowOutcome.INTERRUPTED;
        } else if (left(waiter) <= 0) {
            waiter.outcome = BorrowOutcome.TIMED_OUT;
        }
        return waiter.outcome != null;
    }

    private long left(WaitQueue.Waiter waiter) {
        return config.connectionTimeout().toNanos() - (time.nanoTime() - waiter.since);
    }

    /** Whoever leaves the line has perhaps used up a wake-up that was not for him alone. */
    private void wakeNext() {
        if (queue.waiting() > 0 && slots.count(Slot.IDLE) > 0) {
            queue.wakeFirst();
        }
    }

    /**
     * Where a slot goes when its owner is done with it, be it a borrower, an attempt to connect or a ping.
     *
     * @param proven whether it has just shown that it works, so that it may be lent without a ping
     */
    void release(Slot slot, long version, boolean proven) {
        long now = housekeeper.now();
        if (proven) {
            slot.generation = supplier.generation();
        }
        boolean lendable = proven || !pingsAlways && slot.generation == supplier.generation(); // or one broke meanwhile
        if (slot.broken) {
            supplier.discard(slot, version, "it failed in use");
        } else if (queue.isClosed() || now - slot.retireAt >= 0) {
            supplier.close(slot, version, true);
        } else if (queue.isOpenAndEmpty()
                ? closesOverflow(slot, version)
                : lendable && queue.handOff(slot, version, proven)) {
            return;
        } else {
            boolean fresh = lendable && !pingsAlways;
            slot.idleSince = now;
            slot.move(version, fresh ? Slot.IDLE : Slot.NEEDS_PING);
            if (!queue.isOpenAndEmpty()) {
                attend(fresh);
            }
        }
    }

    private boolean closesOverflow(Slot slot, long version) {
        return supplier.open() > config.size() && supplier.closeOverflow(slot, version);
    }

    /** Somebody joined the line or closed it while a slot was given back, and has perhaps not seen that. */
    private void attend(boolean fresh) {
        if (queue.isClosed()) {
            closeIdle();
        } else if (fresh) {
            queue.wakeFirst();
        } else {
            supplier.serveWaiters();
        }
    }

    /** The figures of this moment. */
    public PoolStatus status() {
        var waits = queue.waits(slots.leases());
        return new PoolStatus(
                config.size(),
                slots.count(Slot.IDLE) + slots.count(Slot.NEEDS_PING) + slots.count(Slot.PINGING),
                slots.count(Slot.LEASED) + slots.count(Slot.RETURNING),
                slots.count(Slot.OPENING),
                Math.max(0, supplier.open() - config.size()),
                supplier.generation(),
                queue.waiting(),
                waits);
    }

    /** Who holds a connection at this moment, the longest holder first. */
    public List<Holder> holders() {
        return report.list();
    }

    /**
     * Closes the pool, and waits for nothing. Who waits is turned away at once, connections that are idle are closed by workers
     * now, those that are lent when they come back: a transaction under way may end well. Closing it again does nothing.
     */
    @Override
    public void close() {
        if (queue.close()) {
            closeIdle();
        }
    }

    private void closeIdle() {
        for (var slot : slots) {
            long word = slot.get();
            if (Slot.is(Slot.IDLE, word) || Slot.is(Slot.NEEDS_PING, word)) {
                supplier.close(slot, word, false);
            }
        }
    }

    /** {@code connectionTimeout} in whole seconds, at least one. */
    @Override
    public int getLoginTimeout() {
        return (int) Math.min(
                Integer.MAX_VALUE, Math.max(1, config.connectionTimeout().toSeconds()));
    }

    @Override
    public String toString() {
        return config.name() + " " + status();
    }
}
