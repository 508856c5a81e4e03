package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.Time;
import java.sql.SQLException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Opens, pings and closes physical connections. Workers call the driver, never a thread that borrows.
 *
 * <p>It starts one task for each waiting thread, within two limits:
 *
 * <ul>
 *   <li>It opens a connection only while fewer than {@value #MAX_PARALLEL} tasks run, so that many waiters at once
 *       don't become a connect storm. After a failure it opens one at a time, with growing pauses in between, until one
 *       succeeds.
 *   <li>A task that has run for {@link #SLOW_AFTER} no longer counts, and another one may start beside it. So a connect
 *       or a ping that hangs delays no other.
 * </ul>
 */
final class ConnectionSupplier {

    static final Duration SLOW_AFTER = Duration.ofSeconds(1);

    private static final int MAX_PARALLEL = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MAX_DOUBLINGS = 6; // to 6.4 s

    final CurrentSettings settings;
    final ConnectionFactory factory;
    final Time time;

    private final Slots slots;
    private final WaitQueue queue;
    private final Slot.Releaser releaser;
    private final RandomGenerator random;

    // All of these are written under this object's lock.
    private volatile int open;
    private volatile long generation;
    private volatile @Nullable SQLException lastFailure;
    private int countedTasks;
    private int consecutiveFailures;
    private boolean pausing;

    ConnectionSupplier(
            CurrentSettings settings,
            Slots slots,
            WaitQueue queue,
            Slot.Releaser releaser,
            ConnectionFactory factory,
            Time time,
            RandomGenerator random) {
        this.settings = settings;
        this.slots = slots;
        this.queue = queue;
        this.releaser = releaser;
        this.factory = factory;
        this.time = time;
        this.random = random;
    }

    /** How many connections are open, without those that are being opened or closed. */
    int open() {
        return open;
    }

    /** How many connections were found invalid. With each of them a new generation begins: see {@link #discard}. */
    long generation() {
        return generation;
    }

    /** Why the last attempt to open a connection failed; null after one that succeeded. */
    @Nullable
    SQLException lastFailure() {
        return lastFailure;
    }

    /** Starts tasks until there is one for each waiting thread, as far as the limits allow. */
    void serveWaiters() {
        for (var task = nextTask(); task != null; task = nextTask()) {
            task.start();
        }
    }

    private synchronized @Nullable SlotTask nextTask() {
        if (countedTasks >= queue.unserved()) {
            return null;
        }
        var unproven = claimUnproven();
        if (unproven != null) {
            return count(new SlotTask.Ping(this, unproven));
        }
        if (pausing || countedTasks >= (consecutiveFailures == 0 ? MAX_PARALLEL : 1)) {
            return null;
        }
        if (slots.inUse() >= settings.get().limit()) {
            return null;
        }
        var empty = slots.claim(Slot.EMPTY, Slot.OPENING);
        return empty == null ? null : count(new SlotTask.Open(this, empty));
    }

    private synchronized SlotTask count(SlotTask task) {
        task.counted = true;
        countedTasks++;
        return task;
    }

    /** The task has ended, or is slow. */
    synchronized void stopCounting(SlotTask task) {
        countedTasks -= task.counted ? 1 : 0;
        task.counted = false;
    }

    void opened(Slot slot, long version) {
        synchronized (this) {
            slot.retireAt = time.nanoTime() + lifetime();
            open++;
            consecutiveFailures = 0;
            lastFailure = null;
        }
        releaser.release(slot, version, true);
        serveWaiters();
    }

    /** 80 % to 100 % of {@code recycle}. */
    private long lifetime() {
        return (long) (settings.get().recycle().toNanos() * (1 - random.nextDouble() / 5));
    }

    void openFailed(SQLException failure) {
        Duration pause;
        synchronized (this) {
            lastFailure = failure;
            if (pausing) {
                return; // several were being opened, and another one failed first
            }
            pausing = true;
            var longest = FIRST_PAUSE.multipliedBy(1L << Math.min(consecutiveFailures++, MAX_DOUBLINGS));
            pause = Duration.ofNanos((long) (longest.toNanos() * (1 - random.nextDouble() / 2)));
        }
        log.warn(
                "{}: can't connect, next attempt in {} ms: {}",
                settings.get().name(),
                pause.toMillis(),
                failure.toString());
        time.schedule(this::resume, pause);
    }

    private void resume() {
        synchronized (this) {
            pausing = false;
        }
        serveWaiters();
    }

    void pinged(Slot slot, long version, boolean alive) {
        if (alive) {
            releaser.release(slot, version, true);
        } else {
            discard(slot, version, "it did not answer its ping");
        }
        serveWaiters();
    }

    /**
     * Takes an invalid connection out of the pool, and begins a new generation: what broke this connection may have
     * broken others, so each must answer a ping before it is lent again. The idle ones are pinged now, in the
     * background, so that borrowers don't find them one after the other.
     */
    void discard(Slot slot, long version, String why) {
        if (!close(slot, version, false)) {
            return;
        }
        synchronized (this) {
            generation++;
        }
        log.warn("{}: a connection is discarded: {}", settings.get().name(), why);
        slots.forEach(other -> other.claim(Slot.IDLE, Slot.NEEDS_PING));
        for (var unproven = claimUnproven(); unproven != null; unproven = claimUnproven()) {
            new SlotTask.Ping(this, unproven).start();
        }
    }

    private @Nullable Slot claimUnproven() {
        return slots.claim(Slot.NEEDS_PING, Slot.PINGING);
    }

    /**
     * Closes the connection.
     *
     * @param replace whether to open another one in its place, if fewer than {@code size} are open then
     * @return false if the version is outdated
     */
    boolean close(Slot slot, long version, boolean replace) {
        return closeIfMoreThan(0, slot, version, replace);
    }

    /** Closes the connection if more than {@code size} are open. False if it was not closed. */
    boolean closeIfOverflow(Slot slot, long version) {
        return open > settings.get().size() && closeIfMoreThan(settings.get().size(), slot, version, false);
    }

    private boolean closeIfMoreThan(int keep, Slot slot, long version, boolean replace) {
        SlotTask close;
        synchronized (this) { // else two threads could close one connection too many
            if (open <= keep || slot.move(version, Slot.CLOSING) == Slot.NONE) {
                return false;
            }
            open--;
            close = new SlotTask.Close(
                    this, slot, replace && open < settings.get().size() && !queue.isClosed());
        }
        close.start();
        return true;
    }

    void closed(Slot slot, boolean replace) {
        if (replace) {
            count(new SlotTask.Open(this, slot)).start();
        }
        serveWaiters();
    }
}
