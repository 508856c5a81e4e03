package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.pool.FlawedPool.Place;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens, pings and closes the connections of a {@link FlawedPool}, on workers. Guarded by the pool's lock. */
final class FlawedSupply {

    private static final int PARALLEL = 4;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration RECLAIM = Duration.ofSeconds(550);

    private final FlawedPool pool;
    private final DataSource raw;
    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private int connecting; // places that are taken by connects
    private int jobs; // connects and pings that count as under way
    private int opened;
    private int failures;
    private long invalid;
    private boolean pausing;
    private @Nullable SQLException lastFailure;

    FlawedSupply(FlawedPool pool, DataSource raw) {
        this.pool = pool;
        this.raw = raw;
    }

    void start() {
        pool.time.schedule(this::tick, TICK);
    }

    long invalid() {
        synchronized (pool) {
            return invalid;
        }
    }

    List<String> leakReports() {
        return leaks;
    }

    @Nullable
    SQLException lastFailure() {
        synchronized (pool) {
            return pool.has(Flaw.A_FAILED_CONNECT_IS_NOT_TOLD) ? null : lastFailure;
        }
    }

    /** A failure that ends the wait of a borrower before its time. */
    @Nullable
    SQLException failureToTell() {
        return pool.has(Flaw.THE_FIRST_FAILED_CONNECT_ENDS_THE_WAIT) ? lastFailure() : null;
    }

    /** Grants idle places to waiters, and begins pings and connects for the others. */
    void serve() {
        var work = new ArrayList<Runnable>(2);
        synchronized (pool) {
            while (!pool.isHeldUp() && !pool.suspended && !pool.waiters.isEmpty() && grantOrBegin(work)) {}
        }
        for (var job : work) {
            execute(job);
        }
    }

    private boolean grantOrBegin(List<Runnable> work) {
        var place = pool.idle.peekFirst();
        if (place != null) {
            boolean lendable = !place.broken && place.trusted && !pool.pingsAlways();
            if (!lendable && jobs >= pool.waiters.size()) {
                return false;
            }
            pool.idle.removeFirst();
            if (lendable) {
                grant(place);
            } else {
                jobs++;
                work.add(() -> ping(place));
            }
            return true;
        }
        boolean room = pool.all.size() + connecting < pool.settings.size() + pool.settings.maxOverflow()
                || pool.has(Flaw.MORE_THAN_ALLOWED);
        int most = pool.has(Flaw.ONE_CONNECT_AT_A_TIME)
                ? 1
                : pool.has(Flaw.A_CONNECT_FOR_EACH_WAITER) ? Integer.MAX_VALUE : PARALLEL;
        if (!room || pausing || jobs >= Math.min(most, pool.waiters.size())) {
            return false;
        }
        beginConnect(work);
        return true;
    }

    private void beginConnect(List<Runnable> work) {
        jobs++;
        connecting++;
        work.add(this::connect);
    }

    private void execute(Runnable job) {
        if (pool.has(Flaw.DRIVER_CALLS_ON_THE_BORROWERS_THREAD)) {
            job.run();
        } else {
            pool.time.execute(job);
        }
    }

    private void grant(Place place) {
        pool.servedSince++;
        var waiter = pool.waiters.removeFirst();
        place.holder = waiter.thread;
        waiter.granted = place;
        pool.time.unpark(waiter.thread);
    }

    private void ping(Place place) {
        var ended = new AtomicBoolean();
        var limit = pool.settings.connectionTimeout().dividedBy(2);
        if (!pool.has(Flaw.DRIVER_CALLS_ON_THE_BORROWERS_THREAD)) {
            pool.time.schedule(() -> pinged(place, false, ended), limit);
        }
        boolean alive;
        try {
            alive = !place.broken && place.connection.isValid(0);
        } catch (SQLException | RuntimeException e) {
            alive = pool.has(Flaw.A_PING_THAT_THROWS_MEANS_ALIVE);
        }
        pinged(place, alive, ended);
    }

    private void pinged(Place place, boolean alive, AtomicBoolean ended) {
        if (ended.getAndSet(true)) {
            return;
        }
        synchronized (pool) {
            jobs--;
            if (alive && !pool.waiters.isEmpty() && !pool.suspended) {
                place.trusted = true;
                grant(place);
            } else if (alive) {
                pool.idle.addFirst(place);
            } else {
                invalid++;
                if (!place.broken && !pool.has(Flaw.EACH_DEAD_CONNECTION_IS_PINGED)) {
                    pool.idle.forEach(other -> other.broken = true); // of the same generation
                }
            }
        }
        if (!alive) {
            discard(place);
        }
        serve();
    }

    private void connect() {
        var counts = new AtomicBoolean(true);
        if (!pool.has(Flaw.ONE_CONNECT_AT_A_TIME)) {
            pool.time.schedule(() -> uncount(counts), SLOW); // another may be begun beside it
        }
        try {
            opened(raw.getConnection());
        } catch (Throwable failure) {
            failed(failure);
        }
        uncount(counts);
    }

    private void uncount(AtomicBoolean counts) {
        synchronized (pool) {
            jobs -= counts.getAndSet(false) ? 1 : 0;
        }
        serve();
    }

    private void opened(Connection connection) {
        boolean useful;
        synchronized (pool) {
            connecting--;
            failures = 0;
            useful = !pool.closed || pool.has(Flaw.LENDS_AFTER_CLOSE);
            var place = new Place(connection, pool.time.nanoTime() + lifetime());
            if (useful) {
                pool.all.add(place);
                if (pool.waiters.isEmpty() || pool.suspended) {
                    pool.idle.addFirst(place);
                } else {
                    grant(place);
                }
            }
        }
        if (!useful) {
            closeQuietly(connection);
        }
    }

    /** 80 % to 100 % of what it may be. */
    private long lifetime() {
        double share = pool.has(Flaw.NO_JITTER) ? 1 : 0.8 + 0.02 * (++opened * 7 % 10);
        return (long) (pool.settings.maxLifetime().toNanos() * share);
    }

    private void failed(Throwable failure) {
        synchronized (pool) {
            connecting -=
                    failure instanceof SQLException || !pool.has(Flaw.AN_UNCHECKED_FAILURE_LOSES_THE_PLACE) ? 1 : 0;
            lastFailure = failure instanceof SQLException e ? e : new SQLException("the driver failed", failure);
            pausing = true;
            failures++;
            pool.waiters.forEach(waiter -> pool.time.unpark(waiter.thread));
        }
        long millis = pool.has(Flaw.PAUSES_GROW) ? 100L << failures : 200;
        pool.time.schedule(this::resume, Duration.ofMillis(millis));
    }

    private void resume() {
        synchronized (pool) {
            pausing = false;
        }
        serve();
    }

    /** Closes the connection. Its place is free at once. */
    void discard(Place place) {
        if (pool.has(Flaw.CLOSES_BEFORE_THE_PLACE_IS_FREE) && !closeQuietly(place.connection)) {
            return;
        }
        synchronized (pool) {
            pool.all.remove(place);
            pool.idle.remove(place);
        }
        pool.time.execute(() -> closeQuietly(place.connection));
    }

    private static boolean closeQuietly(Connection connection) {
        try {
            connection.close();
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    private boolean isDue(Place place) {
        return pool.time.nanoTime() - place.retireAt >= 0 && !pool.has(Flaw.LIFETIMES_ARE_IGNORED);
    }

    /**
     * Ten times a second: replaces what is too old, reports what is held for too long, and takes it back in the end.
     */
    private void tick() {
        if (pool.closed) {
            return;
        }
        var old = new ArrayList<Place>();
        var work = new ArrayList<Runnable>();
        synchronized (pool) {
            for (var place : pool.all) {
                if (place.holder != null) {
                    watch(place, old);
                } else if (isDue(place) && pool.idle.contains(place)) {
                    pool.idle.remove(place);
                    old.add(place);
                    beginConnect(work);
                }
            }
        }
        old.forEach(this::discard);
        work.forEach(pool.time::execute);
        serve();
        pool.time.schedule(this::tick, TICK);
    }

    private void watch(Place place, List<Place> old) {
        var held = Duration.ofNanos(pool.time.nanoTime() - place.since);
        var borrowed = place.borrowed;
        boolean leak = held.compareTo(pool.settings.leakThreshold().orElse(held.plusNanos(1))) >= 0;
        if (leak && borrowed != null && !place.reported && !pool.has(Flaw.LEAKS_ARE_NOT_REPORTED)) {
            place.reported = true;
            var report = new StringWriter();
            borrowed.printStackTrace(new PrintWriter(report, true));
            leaks.add(report.toString());
        }
        if (held.compareTo(RECLAIM) > 0 && !pool.has(Flaw.LEAKS_ARE_NOT_TAKEN_BACK)) {
            place.holder = null;
            old.add(place);
        }
    }
}
