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
 * house of waiters isn't a connect storm for the database. A job that takes longer than {@link #SLOW} no longer counts, and
 * another may be begun beside it: one that hangs holds up nobody. After a failure there is one connect at a time, with growing
 * pauses between, until one succeeds.
 */
final class Supply {

    static final Duration SLOW = Duration.ofSeconds(1);

    private static final int PARALLEL = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 6; // to 6.4 s

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    final ConnectionPoolConfig config;
    final Source source;
    final Time time;

    private final ConnectionPool pool;
    private final Slots slots;
    private final Line line;
    private final RandomGenerator random;

    // All of these are written under this object's lock.
    private volatile int open;
    private volatile long invalid;
    private volatile @Nullable SQLException lastFailure;
    private int underWay;
    private int failures;
    private boolean pausing;

    Supply(ConnectionPool pool, Slots slots, Line line, Source source, Time time, RandomGenerator random) {
        this.config = pool.config();
        this.source = source;
        this.time = time;
        this.pool = pool;
        this.slots = slots;
        this.line = line;
        this.random = random;
    }

    /** How many connections are open, without those that are being opened or closed. */
    int open() {
        return open;
    }

    long invalid() {
        return invalid;
    }

    /** Why the last attempt to connect failed; null after one that didn't. */
    @Nullable
    SQLException lastFailure() {
        return lastFailure;
    }

    /** Sees to it that a job is under way for each borrower who waits, as far as the limits allow. */
    void serveLine() {
        for (var job = next(); job != null; job = next()) {
            job.begin();
        }
    }

    private synchronized @Nullable Job next() {
        if (underWay >= line.waiting()) {
            return null;
        }
        var slot = slots.begin(Slot.STALE, Slot.CHECKING);
        if (slot != null) {
            return count(new Job.Check(this, slot));
        }
        if (pausing || underWay >= (failures == 0 ? PARALLEL : 1)) {
            return null;
        }
        slot = slots.begin(Slot.EMPTY, Slot.OPENING);
        return slot == null ? null : count(new Job.Opening(this, slot));
    }

    private synchronized Job count(Job job) {
        job.counts = true;
        underWay++;
        return job;
    }

    synchronized void uncount(Job job) {
        underWay -= job.counts ? 1 : 0;
        job.counts = false;
    }

    void letOthersBegin(Job slow) {
        uncount(slow);
        serveLine();
    }

    void opened(Slot slot, long stamp) {
        synchronized (this) {
            slot.retireAt = time.nanoTime() + lifetime();
            open++;
            failures = 0;
            lastFailure = null;
        }
        pool.giveBack(slot, stamp, true);
        serveLine();
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
        serveLine();
    }

    void checked(Slot slot, long stamp, boolean alive) {
        if (alive) {
            pool.giveBack(slot, stamp, true);
        } else {
            discard(slot, stamp, "it did not answer its ping");
        }
        serveLine();
    }

    /**
     * Takes an unusable connection out of the pool. What broke it has perhaps broken others: all that are idle must answer a
     * ping before they are lent, and are asked now, in the background, rather than by one borrower after the other.
     */
    void discard(Slot slot, long stamp, String why) {
        if (!close(slot, stamp, false)) {
            return;
        }
        synchronized (this) {
            invalid++;
        }
        log.warn("{}: a connection is discarded: {}", config.name(), why);
        slots.forEach(other -> other.begin(Slot.FRESH, Slot.STALE));
        for (var stale = stale(); stale != null; stale = stale()) {
            new Job.Check(this, stale).begin();
        }
    }

    private @Nullable Slot stale() {
        return slots.begin(Slot.STALE, Slot.CHECKING);
    }

    /** Closes the connection, and opens another in its place if so wanted. False if the stamp is past. */
    boolean close(Slot slot, long stamp, boolean replace) {
        return close(slot, stamp, replace, 0);
    }

    /** Closes the connection if more than {@code size} are open. */
    boolean closeSurplus(Slot slot, long stamp) {
        return close(slot, stamp, false, config.size());
    }

    private boolean close(Slot slot, long stamp, boolean replace, int ifMoreThan) {
        Job closing;
        synchronized (this) { // or two at a time would close one too many
            if (open <= ifMoreThan || slot.move(stamp, Slot.CLOSING) == Slot.NONE) {
                return false;
            }
            open--;
            closing = new Job.Closing(this, slot, replace && open < config.size() && !line.isClosed());
        }
        closing.begin();
        return true;
    }

    void closed(Slot slot, boolean replace) {
        if (replace) {
            count(new Job.Opening(this, slot)).begin();
        }
        serveLine();
    }
}
