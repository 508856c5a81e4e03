package dev.patterns.examples.behaviour.pool;

import dev.patterns.Time;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A small connection pool that is right without a flaw and wrong in one way with each. Its state is guarded by its
 * lock, and no call of the driver and no park is made with the lock held. Physical connections are a {@link
 * FlawedSupply}'s task.
 */
final class FlawedPool implements PoolAdapter {

    /** A physical connection of the pool. */
    static final class Place {
        final Connection connection;
        final long retireAt;
        volatile boolean broken;
        boolean trusted = true; // needs no ping

        @Nullable
        Thread holder;

        long since;

        @Nullable
        Throwable borrowed;

        boolean reported;

        Place(Connection connection, long retireAt) {
            this.connection = connection;
            this.retireAt = retireAt;
        }
    }

    /** A borrower. It is granted a place under the pool's lock. */
    static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile @Nullable Place granted;
    }

    final PoolSettings settings;
    final Time time;
    final Deque<Place> idle = new ArrayDeque<>();
    final List<Place> all = new ArrayList<>();
    final Deque<Waiter> waiters = new ArrayDeque<>();
    private final Set<Flaw> flaws;
    private final FlawedSupply supply;
    private final DataSource dataSource = new SimpleDataSource(this::borrow);
    private final FlawedFigures figures = new FlawedFigures(this);
    private final DataSource raw;
    volatile boolean closed;
    volatile boolean suspended;
    int servedSince; // so many waiters were served
    private long waitingSince; // since then the line was never empty
    private int resetting;

    FlawedPool(DataSource raw, PoolSettings settings, Time time, Set<Flaw> flaws) {
        this.raw = raw;
        this.settings = settings;
        this.time = time;
        this.flaws = flaws;
        this.supply = new FlawedSupply(this, raw);
        supply.start();
    }

    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    private Connection borrow() throws SQLException {
        long start = time.nanoTime();
        var waiter = new Waiter();
        synchronized (this) {
            if (closed && !has(Flaw.LENDS_AFTER_CLOSE)) {
                throw new SQLException("the pool is closed", "08003");
            }
            if (waiters.size() >= settings.maxWaiters().orElse(Integer.MAX_VALUE)
                    && !has(Flaw.WAITERS_ARE_NOT_BOUNDED)) {
                throw new SQLException("too many wait", "08001");
            }
            if (isHopeless(start) && !has(Flaw.HOPELESS_WAITS_BEGIN)) {
                throw new SQLException("no connection would come in time", "08001");
            }
            join(waiter);
        }
        supply.serve();
        Place place = waiter.granted;
        while (place == null) {
            place = await(waiter, start);
        }
        synchronized (this) {
            place.holder = waiter.thread;
            place.since = time.nanoTime();
            place.reported = false;
            boolean trace = settings.leakThreshold().isPresent() || has(Flaw.A_STACK_TRACE_FOR_EACH_BORROW);
            place.borrowed = trace ? new Throwable("borrowed here") : null;
        }
        return new FlawedLease(this, place).connection();
    }

    /** Its turn comes after the timeout, if the waiters before it need as long as those that were served. */
    private boolean isHopeless(long now) {
        if (waiters.isEmpty()) {
            waitingSince = now;
            servedSince = 0;
        }
        double wait = (double) (now - waitingSince) / Math.max(1, servedSince) * waiters.size();
        return servedSince >= 16 && wait > settings.connectionTimeout().toNanos();
    }

    @Override
    public synchronized void suspend() {
        suspended = !has(Flaw.SUSPENSION_IS_IGNORED);
    }

    @Override
    public void resume() {
        synchronized (this) {
            suspended = false;
        }
        supply.serve();
    }

    private void join(Waiter waiter) {
        if (has(Flaw.THE_LAST_WAITER_FIRST) || has(Flaw.RETURNERS_OVERTAKE)) {
            waiters.addFirst(waiter);
        } else {
            waiters.addLast(waiter);
        }
    }

    /** One look at the wait's outcome, and a park if there is none. */
    private @Nullable Place await(Waiter waiter, long start) throws SQLException {
        long waited = time.nanoTime() - start;
        boolean unlimited = suspended && has(Flaw.SUSPENSION_HAS_NO_TIMEOUT);
        long left = unlimited ? Long.MAX_VALUE : settings.connectionTimeout().toNanos() - waited;
        boolean interrupted = waiter.thread.isInterrupted() && !has(Flaw.INTERRUPTS_ARE_IGNORED);
        var failure = supply.failureToTell();
        if (left <= 0 || interrupted || failure != null || closesWaits()) {
            synchronized (this) {
                if (waiter.granted != null) {
                    return waiter.granted;
                }
                if (!interrupted || !has(Flaw.AN_INTERRUPTED_WAITER_STAYS_IN_LINE)) {
                    waiters.remove(waiter);
                }
            }
            if (interrupted && has(Flaw.THE_INTERRUPT_FLAG_IS_CLEARED)) {
                Thread.interrupted();
            }
            figures.ended(waited, left <= 0);
            throw new SQLException(figures.message(waiter.thread), "08001", supply.lastFailure());
        }
        if (has(Flaw.INTERRUPTS_ARE_IGNORED)) {
            Thread.interrupted();
        }
        if (!has(Flaw.WAITERS_SPIN)) {
            time.parkNanos(this, left);
        }
        return waiter.granted;
    }

    private boolean closesWaits() {
        return closed && !has(Flaw.CLOSE_LEAVES_THE_WAITERS) && !has(Flaw.LENDS_AFTER_CLOSE);
    }

    /** A statement has failed. */
    void failed(Place place, SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        boolean readOnly = state.equals("25006") && !has(Flaw.READ_ONLY_IS_NOT_FATAL) && !ownReadOnly(place);
        boolean gone = state.startsWith("08") || state.startsWith("57P") || has(Flaw.EVERY_ERROR_IS_FATAL);
        if (has(Flaw.ERRORS_ARE_NOT_LOOKED_AT) || !readOnly && !gone) {
            return;
        }
        place.broken = true;
        if (has(Flaw.ONLY_THE_BROKEN_CONNECTION_IS_RETIRED)) {
            return;
        }
        synchronized (this) {
            all.forEach(other -> {
                other.trusted = false;
                other.broken |= readOnly;
            });
        }
    }

    private boolean ownReadOnly(Place place) {
        try {
            return place.connection.isReadOnly() && !has(Flaw.READ_ONLY_IS_ALWAYS_FATAL);
        } catch (SQLException gone) {
            return false;
        }
    }

    /** A lease begins or ends to reset its connection. */
    synchronized void resetting(Place place, boolean begins) {
        resetting += begins ? 1 : -1;
    }

    synchronized boolean isHeldUp() {
        return resetting > 0 && has(Flaw.ONE_RESET_AT_A_TIME);
    }

    /** The lease is over. */
    void release(Place place) {
        boolean due = time.nanoTime() - place.retireAt >= 0 && !has(Flaw.LIFETIMES_ARE_IGNORED);
        boolean kept;
        synchronized (this) {
            if (place.holder == null && !has(Flaw.EACH_CLOSE_RETURNS_THE_CONNECTION)) {
                return; // taken back before
            }
            place.holder = null;
            if (place.reported && !has(Flaw.THE_RETURN_OF_A_LEAK_IS_NOT_REPORTED)) {
                supply.leakReports().add("the connection was returned");
            }
            boolean surplus = all.size() > settings.size() && waiters.isEmpty() && !has(Flaw.SURPLUS_IS_KEPT);
            kept = !place.broken && !due && !surplus && (!closed || has(Flaw.A_CLOSED_POOL_KEEPS_CONNECTIONS));
            if (kept) {
                idle.addFirst(place);
            }
        }
        if (!kept) {
            supply.discard(place);
        }
        if (has(Flaw.RETURNERS_SERVE_WAITERS_OF_A_SUSPENDED_POOL)) {
            suspended = false;
        }
        if (!has(Flaw.RETURNERS_OVERTAKE)) {
            supply.serve();
        }
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public synchronized Status status() {
        int lent = (int) all.stream().filter(place -> place.holder != null).count();
        return new Status(lent, has(Flaw.LENT_COUNTS_AS_IDLE) ? all.size() : all.size() - lent, waiters.size());
    }

    @Override
    public long invalid() {
        return has(Flaw.INVALID_IS_NOT_COUNTED) ? 0 : supply.invalid();
    }

    @Override
    public long timedOut() {
        return figures.timedOut();
    }

    @Override
    public Duration longestWait() {
        return figures.longestWait();
    }

    @Override
    public Duration longestHold() {
        return figures.longestHold();
    }

    @Override
    public List<String> leakReports() {
        return supply.leakReports();
    }

    @Override
    public boolean isHealthy() throws SQLException {
        try (var connection = (has(Flaw.HEALTH_CHECKS_BORROW) ? dataSource : raw).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException down) {
            return false;
        }
    }

    boolean pingsAlways() {
        return settings.validation() == Validation.ALWAYS && !has(Flaw.NO_PINGS);
    }

    @Override
    public void close() {
        List<Place> here;
        List<Waiter> waiting;
        synchronized (this) {
            closed = true;
            here = List.copyOf(has(Flaw.CLOSE_ABORTS_LEASES) ? all : idle);
            idle.removeAll(here);
            waiting = List.copyOf(waiters);
        }
        here.forEach(supply::discard);
        waiting.forEach(waiter -> time.unpark(waiter.thread));
    }
}
