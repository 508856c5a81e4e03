package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.Time;
import dev.patterns.pool.ConnectionPoolEvent.CloseReason;
import dev.patterns.pool.ConnectionPoolEvent.Closed;
import dev.patterns.pool.ConnectionPoolEvent.OpenFailed;
import dev.patterns.pool.ConnectionPoolEvent.Opened;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Opens, pings and closes physical connections, and decides when to. Workers call the driver, never a thread that
 * borrows.
 *
 * <p>It starts one task for each waiting thread: a ping of an idle connection, or a connect. It also opens, one at a
 * time, what {@code minimumIdle} asks for and what replaces a connection that was too old or evicted.
 *
 * <ul>
 *   <li>{@link ConnectPacing} says when the next connect may begin, so that neither many waiters nor the end of an
 *       outage become a connect storm. Whether it is still needed is asked again when it may begin.
 *   <li>A task that has run for {@link #SLOW_AFTER}, a connect during an outage for less, no longer counts, and another
 *       one may start beside it. So none that hangs delays another one for long: see {@link RunningConnects}.
 * </ul>
 */
final class ConnectionSupplier {

    static final Duration SLOW_AFTER = Duration.ofSeconds(1);

    final CurrentSettings settings;
    final ConnectionFactory factory;
    final Time time;

    private final Slots slots;
    private final WaitQueue queue;
    private final Slot.Releaser releaser;
    private final RandomGenerator random;
    private final PoolEvents events;
    private final ConnectPacing pacing;
    private final WakeUpTimer wakeUp;

    // All of these are written under this object's lock.
    private volatile int open;
    private volatile long generation;
    private volatile @Nullable SQLException lastFailure;
    private final RunningConnects connects = new RunningConnects();
    private int replacements; // how many connections are to be opened in place of closed ones
    private int countedTasks;
    private long evictions;

    ConnectionSupplier(
            CurrentSettings settings,
            Slots slots,
            WaitQueue queue,
            Slot.Releaser releaser,
            ConnectionFactory factory,
            Time time,
            RandomGenerator random,
            PoolEvents events) {
        this.settings = settings;
        this.slots = slots;
        this.queue = queue;
        this.releaser = releaser;
        this.factory = factory;
        this.time = time;
        this.random = random;
        this.events = events;
        this.pacing = new ConnectPacing(random);
        this.wakeUp = new WakeUpTimer(time, this::serveWaiters);
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

    /** Starts what is needed now: a task for each waiting thread, as far as the limits allow, and idle connections. */
    void serveWaiters() {
        for (var task = nextTask(); task != null; task = nextTask()) {
            task.start();
        }
    }

    private synchronized @Nullable SlotTask nextTask() {
        int unserved = queue.unserved() - slots.count(Slot.IDLE); // a waiter was woken for each of those
        boolean mayPing = countedTasks - connects.counted() < unserved; // even while connects for all of them run
        var unproven = mayPing ? claimUnproven() : null;
        if (unproven != null) {
            return count(new SlotTask.Ping(this, unproven, alive -> {}));
        }
        boolean forWaiter = countedTasks < unserved;
        return !queue.isClosed() && (forWaiter || needsIdle()) ? nextConnect(forWaiter) : null;
    }

    private @Nullable SlotTask nextConnect(boolean forWaiter) {
        int limit = settings.get().limit();
        boolean full = slots.inUse() >= limit;
        var hanging = full && forWaiter ? connects.longestHanging(limit) : null;
        if (full && hanging == null) {
            return null;
        }
        long now = time.nanoTime();
        long delay = pacing.delay(now, connects.counted(), forWaiter, open > 0, connects.areTooMany(limit));
        if (delay > 0 && delay != ConnectPacing.WHEN_ONE_ENDS) {
            wakeUp.within(delay);
        }
        var slot = delay > 0 ? null : hanging != null ? hanging.slot : slots.claim(Slot.EMPTY, Slot.OPENING);
        if (slot == null) {
            return null;
        }
        long version = hanging != null ? hanging.version : slot.version();
        var connect = new SlotTask.Open(this, slot, version, now, pacing.slowAfter(), evictions);
        connects.begun(connect);
        pacing.begun(now);
        return count(connect);
    }

    /** Whether to open a connection though no thread waits for it. */
    private boolean needsIdle() {
        var now = settings.get();
        int opening = connects.slots();
        return open + opening < now.size() && (replacements > opening || now.minimumIdle() > opening + slots.idle());
    }

    private SlotTask count(SlotTask task) {
        task.counted = true;
        countedTasks++;
        return task;
    }

    /** The task has ended, or is slow. */
    synchronized void stopCounting(SlotTask task) {
        if (task.counted) {
            task.counted = false;
            countedTasks--;
        }
    }

    void opened(SlotTask.Open task, long version, Duration took) {
        int failures;
        synchronized (this) {
            long now = time.nanoTime();
            double lifetime = settings.get().recycle().toNanos() * (1 - random.nextDouble() / 5); // 80 to 100 %
            task.slot.reset(now, now + (long) lifetime, 0.9 + 0.2 * random.nextDouble());
            if (task.evictions != evictions) {
                task.slot.retire();
            }
            connects.succeeded(task);
            open++;
            replacements = Math.max(0, replacements - 1);
            failures = pacing.failures();
            pacing.succeeded(now);
            lastFailure = null;
        }
        if (failures > 0) {
            log.info("{}: connected after {} failed attempts", settings.get().name(), failures);
        }
        releaser.release(task.slot, version, true);
        serveWaiters();
        events.publish(new Opened(settings.get().name(), took));
    }

    /** A connect failed, or its deadline has passed: the second of these has no effect. */
    void openFailed(SlotTask.Open task, SQLException failure) {
        int failures;
        synchronized (this) {
            stopCounting(task);
            if (!connects.failed(task) || !connects.isAnyFor(task.slot) && task.end(Slot.EMPTY) == Slot.NONE) {
                return; // it has failed before, or another one for its slot has succeeded
            }
            failures = pacing.failed(task.began, time.nanoTime());
            lastFailure = failures == 0 ? lastFailure : failure;
        }
        events.publish(new OpenFailed(settings.get().name(), failure));
        if (Integer.bitCount(failures) == 1) { // 1, 2, 4, 8 …: an outage doesn't fill the log
            log.warn("{}: can't connect, attempt {}: {}", settings.get().name(), failures, failure.toString());
        }
        serveWaiters();
    }

    /** The driver has returned from a connect, perhaps after its deadline or after another one for its slot. */
    void returnedFromDriver(SlotTask.Open task) {
        synchronized (this) {
            stopCounting(task);
            connects.returnedFromDriver(task);
        }
        serveWaiters();
    }

    /** @param hangs whether a worker still waits for the answer */
    void pinged(Slot slot, long version, boolean alive, boolean hangs) {
        if (alive) {
            releaser.release(slot, version, true);
        } else {
            discard(slot, version, "it did not answer its ping", hangs);
        }
        serveWaiters();
    }

    /**
     * Takes an invalid connection out of the pool, and begins a new generation: what broke this connection may have
     * broken others, so each must answer a ping before it is lent again. The idle ones are pinged now, in the
     * background, so that borrowers don't find them one after the other.
     *
     * @param abort whether a thread may be using it: see {@link SlotTask.Close}
     */
    void discard(Slot slot, long version, String why, boolean abort) {
        if (!closeIfMoreThan(0, slot, version, CloseReason.INVALID, abort)) {
            return;
        }
        log.warn("{}: a connection is discarded: {}", settings.get().name(), why);
        slots.forEach(other -> other.claim(Slot.IDLE, Slot.NEEDS_PING));
        for (var unproven = claimUnproven(); unproven != null; unproven = claimUnproven()) {
            new SlotTask.Ping(this, unproven, alive -> {}).start();
        }
    }

    /** Pings an idle connection in the background. False if the version is outdated. */
    boolean ping(Slot slot, long version, Consumer<Boolean> listener) {
        if (slot.move(version, Slot.PINGING) == Slot.NONE) {
            return false;
        }
        new SlotTask.Ping(this, slot, listener).start();
        return true;
    }

    private @Nullable Slot claimUnproven() {
        return slots.claim(Slot.NEEDS_PING, Slot.PINGING);
    }

    /**
     * Closes the connection. If its age or an eviction is the reason, another one is opened in its place, unless {@code
     * size} are open without it.
     *
     * @return false if the version is outdated
     */
    boolean close(Slot slot, long version, CloseReason reason) {
        return closeIfMoreThan(0, slot, version, reason, false);
    }

    /** Takes a connection away from its borrower, aborts and closes it. False if the version is outdated. */
    boolean abort(Slot slot, long version, CloseReason reason) {
        slot.takenBack = version; // first: as soon as the lease is over, its borrower may ask why
        if (closeIfMoreThan(0, slot, version, reason, true)) {
            return true;
        }
        slot.takenBack = Slot.NONE; // it was returned just now
        return false;
    }

    /** From now on a connection that is being opened counts as one that was open before. */
    synchronized void evictOpening() {
        evictions++;
    }

    /** Closes the connection if more than {@code size} are open. False if it was not closed. */
    boolean closeIfOverflow(Slot slot, long version) {
        return open > settings.get().size()
                && closeIfMoreThan(settings.get().size(), slot, version, CloseReason.OVERFLOW, false);
    }

    private boolean closeIfMoreThan(int keep, Slot slot, long version, CloseReason reason, boolean abort) {
        SlotTask close;
        synchronized (this) { // else two threads could close one connection too many
            if (open <= keep || slot.move(version, Slot.CLOSING) == Slot.NONE) {
                return false;
            }
            open--;
            if (reason == CloseReason.INVALID) { // in this step: no connect may begin as if all were well
                generation++;
                pacing.connectionFoundInvalid();
            }
            boolean replace = reason == CloseReason.AGE || reason == CloseReason.EVICTED;
            replacements += replace && open < settings.get().size() ? 1 : 0;
            close = new SlotTask.Close(this, slot, abort);
        }
        close.start();
        events.publish(new Closed(settings.get().name(), reason));
        serveWaiters(); // perhaps the replacement can be opened in another slot
        return true;
    }

    /** Starts nothing any more. Tasks that run go on: a connection that they open is closed. */
    void stop() {
        wakeUp.cancel();
    }
}
