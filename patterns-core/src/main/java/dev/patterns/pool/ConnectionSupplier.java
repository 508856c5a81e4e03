package dev.patterns.pool;

import dev.patterns.Time;
import java.sql.SQLException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens, pings and closes physical connections: all that takes the network's time, done by workers for those who wait.
 *
 * <p>As many jobs are begun as borrowers wait, but only {@value #PARALLEL} at a time where a connect is needed, so that a full
 * house of waiters isn't a connect storm for the database. A task that takes longer than {@link #SLOW} no longer counts, and
 * another may be begun beside it: one that hangs holds up nobody. After a failure there is one connect at a time, with growing
 * pauses between, until one succeeds.
 */
final class ConnectionSupplier {

    static final Duration SLOW = Duration.ofSeconds(1);

    private static final int PARALLEL = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 6; // to 6.4 s

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    final ConnectionPoolConfig config;
    final ConnectionFactory factory;
    final Time time;

    private final ConnectionPool pool;
    private final Slots slots;
    private final WaitQueue queue;
    private final RandomGenerator random;

    // All of these are written under this object's lock.
    private volatile int open;
    private volatile long generation;
    private volatile @Nullable SQLException lastFailure;
    private int counted;
    private int failures;
    private boolean pausing;

    ConnectionSupplier(
            ConnectionPool pool,
            Slots slots,
            WaitQueue queue,
            ConnectionFactory factory,
            Time time,
            RandomGenerator random) {
        this.config = pool.config();
        this.factory = factory;
        this.time = time;
        this.pool = pool;
        this.slots = slots;
        this.queue = queue;
        this.random = random;
    }

    /** How many connections are open, without those that are being opened or closed. */
    int open() {
        return open;
    }

    long generation() {
        return generation;
    }

    /** Why the last attempt to connect failed; null after one that didn't. */
    @Nullable
    SQLException lastFailure() {
        return lastFailure;
    }

    /** Sees to it that a task is under way for each borrower who waits, as far as the limits allow. */
    void serveWaiters() {
        for (var task = next(); task != null; task = next()) {
            task.start();
        }
    }

    private synchronized @Nullable SlotTask next() {
        if (counted >= queue.waiting()) {
            return null;
        }
        var slot = slots.claim(Slot.NEEDS_PING, Slot.PINGING);
        if (slot != null) {
            return count(new SlotTask.Ping(this, slot));
        }
        if (pausing || counted >= (failures == 0 ? PARALLEL : 1)) {
            return null;
        }
        slot = slots.claim(Slot.EMPTY, Slot.OPENING);
        return slot == null ? null : count(new SlotTask.Open(this, slot));
    }

    private synchronized SlotTask count(SlotTask task) {
        task.counted = true;
        counted++;
        return task;
    }

    synchronized void uncount(SlotTask task) {
        counted -= task.counted ? 1 : 0;
        task.counted = false;
    }

    void stopCounting(SlotTask task) {
        uncount(task);
        serveWaiters();
    }

    void opened(Slot slot, long version) {
        synchronized (this) {
            slot.retireAt = time.nanoTime() + lifetime();
            open++;
            failures = 0;
            lastFailure = null;
        }
        pool.release(slot, version, true);
        serveWaiters();
    }

    /** 80 % to 100 % of what it may become. */
    private long lifetime() {
        return (long) (config.recycle().toNanos() * (1 - random.nextDouble() / 5));
    }

    void failed(SQLException failure) {
        Duration pause;
        synchronized (this) {
            lastFailure = failure;
            if (pausing) {
                return; // this one was begun beside the one that failed first
            }
            pausing = true;
            var most = FIRST_PAUSE.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
            pause = Duration.ofNanos((long) (most.toNanos() * (1 - random.nextDouble() / 2)));
        }
        log.warn("{}: can't connect, again in {} ms: {}", config.name(), pause.toMillis(), failure.toString());
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
            pool.release(slot, version, true);
        } else {
            discard(slot, version, "it did not answer its ping");
        }
        serveWaiters();
    }

    /**
     * Takes an unusable connection out of the pool. What broke it has perhaps broken others: all that are idle must answer a
     * ping before they are lent, and are asked now, in the background, rather than by one borrower after the other.
     */
    void discard(Slot slot, long version, String why) {
        if (!close(slot, version, false)) {
            return;
        }
        synchronized (this) {
            generation++;
        }
        log.warn("{}: a connection is discarded: {}", config.name(), why);
        slots.forEach(other -> other.claim(Slot.IDLE, Slot.NEEDS_PING));
        for (var needsPing = needsPing(); needsPing != null; needsPing = needsPing()) {
            new SlotTask.Ping(this, needsPing).start();
        }
    }

    private @Nullable Slot needsPing() {
        return slots.claim(Slot.NEEDS_PING, Slot.PINGING);
    }

    /** Closes the connection, and opens another in its place if so wanted. False if the version is past. */
    boolean close(Slot slot, long version, boolean replace) {
        return close(slot, version, replace, 0);
    }

    /** Closes the connection if more than {@code size} are open. */
    boolean closeOverflow(Slot slot, long version) {
        return close(slot, version, false, config.size());
    }

    private boolean close(Slot slot, long version, boolean replace, int ifMoreThan) {
        SlotTask close;
        synchronized (this) { // or two at a time would close one too many
            if (open <= ifMoreThan || slot.move(version, Slot.CLOSING) == Slot.NONE) {
                return false;
            }
            open--;
            close = new SlotTask.Close(this, slot, replace && open < config.size() && !queue.isClosed());
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
