package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.pool.PoolStatus.Outcome;
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
 *                        Line: parks until served ───────────────────────────────┤
 *                          │ for each waiter                                     │
 *                          ▼                                                     │
 *                        Supply: workers ping what is stale, open what is missing ┘
 * </pre>
 *
 * <p>So there is one deadline, and nothing that hangs can overrun it: a borrower never talks to the network, he parks. And
 * there is one place where a slot goes when its owner is done with it, whoever that was: {@link #giveBack}.
 *
 * <p>Failures of {@code getConnection}: {@link java.sql.SQLTransientConnectionException} when the time is over, with a message
 * that says who holds the connections; {@link java.sql.SQLNonTransientConnectionException} when the pool is closed; an
 * {@link SQLException} when the waiting thread is interrupted, with its interrupt flag still set.
 *
 * <p>Close it when it is no longer needed: it has timers. All methods may be called by any number of threads; a connection
 * that was borrowed belongs to one at a time.
 */
public final class ConnectionPool extends BareDataSource implements AutoCloseable {

    private final ConnectionPoolConfig config;
    private final Time time;
    private final Slots slots;
    private final Line line;
    private final Supply supply;
    private final Housekeeper housekeeper;
    private final Holders holders;
    private final boolean pingsAlways;

    ConnectionPool(ConnectionPoolConfig config, Source source, Time time, RandomGenerator random) {
        this.config = config;
        this.time = time;
        this.slots = new Slots(
                config.size() + config.maxOverflow(), config.name(), (slot, stamp) -> giveBack(slot, stamp, false));
        this.line = new Line(time);
        this.supply = new Supply(this, slots, line, source, time, random);
        this.housekeeper = new Housekeeper(config, slots, line, supply, time);
        this.holders = new Holders(config, slots, line, supply, time);
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
        var slot = slots.leaseFresh(time.threadNumber());
        return lease(slot != null ? slot : takeInTurn());
    }

    private Connection lease(Slot slot) {
        var where = config.detectsLeaks() ? new Throwable("borrowed here") : null;
        long stamp = slot.get(); // it is ours: nobody else moves it on
        slot.tell(stamp, Thread.currentThread(), housekeeper.now(), where);
        return new LeasedConnection(slot, stamp);
    }

    private Slot takeInTurn() throws SQLException {
        var waiter = line.join(Thread.currentThread());
        holders.warnOfDeadlock(waiter.thread);
        while (!isOver(waiter)) {
            supply.serveLine();
            if (!isOver(waiter)) { // looked again, as a lock inside of that may have used up the wake-up
                time.parkNanos(this, left(waiter));
            }
        }
        var granted = line.leave(waiter); // from here on nobody can hand it anything
        passOn();
        var taken = waiter.taken;
        if (taken == null) {
            if (granted == null) {
                throw holders.refusal(waiter);
            }
            return granted;
        }
        if (granted != null) { // it took one, and was handed another meanwhile
            giveBack(granted, granted.get(), true);
        }
        return taken;
    }

    /** Looks whether the wait has an outcome. Between this and the park there must be nothing that may park itself. */
    private boolean isOver(Line.Waiter waiter) {
        if (waiter.outcome != null) {
            return true;
        }
        if (waiter.granted == null) {
            waiter.taken = slots.leaseFresh(time.threadNumber());
        }
        if (waiter.granted != null || waiter.taken != null) {
            waiter.outcome = Outcome.WAITED;
        } else if (line.isClosed()) {
            waiter.outcome = Outcome.CLOSED;
        } else if (waiter.thread.isInterrupted()) {
            waiter.outcome = Outcome.INTERRUPTED;
        } else if (left(waiter) <= 0) {
            waiter.outcome = Outcome.TIMED_OUT;
        }
        return waiter.outcome != null;
    }

    private long left(Line.Waiter waiter) {
        return config.connectionTimeout().toNanos() - (time.nanoTime() - waiter.since);
    }

    /** Whoever leaves the line has perhaps used up a wake-up that was not for him alone. */
    private void passOn() {
        if (line.waiting() > 0 && slots.count(Slot.FRESH) > 0) {
            line.wakeFirst();
        }
    }

    /**
     * Where a slot goes when its owner is done with it, be it a borrower, an attempt to connect or a ping.
     *
     * @param proven whether it has just shown that it works, so that it may be lent without a ping
     */
    void giveBack(Slot slot, long stamp, boolean proven) {
        long now = housekeeper.now();
        if (proven) {
            slot.trusted = supply.invalid();
        }
        boolean lendable = proven || !pingsAlways && slot.trusted == supply.invalid(); // or one broke meanwhile
        if (slot.broken) {
            supply.discard(slot, stamp, "it failed in use");
        } else if (line.isClosed() || now - slot.retireAt >= 0) {
            supply.close(slot, stamp, true);
        } else if (line.isQuiet() ? closesSurplus(slot, stamp) : lendable && line.handOver(slot, stamp, proven)) {
            return;
        } else {
            boolean fresh = lendable && !pingsAlways;
            slot.idleSince = now;
            slot.move(stamp, fresh ? Slot.FRESH : Slot.STALE);
            if (!line.isQuiet()) {
                attend(fresh);
            }
        }
    }

    private boolean closesSurplus(Slot slot, long stamp) {
        return supply.open() > config.size() && supply.closeSurplus(slot, stamp);
    }

    /** Somebody joined the line or closed it while a slot was given back, and has perhaps not seen that. */
    private void attend(boolean fresh) {
        if (line.isClosed()) {
            closeIdle();
        } else if (fresh) {
            line.wakeFirst();
        } else {
            supply.serveLine();
        }
    }

    /** The figures of this moment. */
    public PoolStatus status() {
        var waits = line.waits(slots.leases());
        return new PoolStatus(
                config.size(),
                slots.count(Slot.FRESH) + slots.count(Slot.STALE) + slots.count(Slot.CHECKING),
                slots.count(Slot.LEASED) + slots.count(Slot.RETURNING),
                slots.count(Slot.OPENING),
                Math.max(0, supply.open() - config.size()),
                supply.invalid(),
                line.waiting(),
                waits);
    }

    /** Who holds a connection at this moment, the longest holder first. */
    public List<Holder> holders() {
        return holders.list();
    }

    /**
     * Closes the pool, and waits for nothing. Who waits is turned away at once, connections that are idle are closed by workers
     * now, those that are lent when they come back: a transaction under way may end well. Closing it again does nothing.
     */
    @Override
    public void close() {
        if (line.close()) {
            closeIdle();
        }
    }

    private void closeIdle() {
        for (var slot : slots) {
            long word = slot.get();
            if (Slot.is(Slot.FRESH, word) || Slot.is(Slot.STALE, word)) {
                supply.close(slot, word, false);
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
