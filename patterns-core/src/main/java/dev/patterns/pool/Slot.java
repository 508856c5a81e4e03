package dev.patterns.pool;

import dev.patterns.pool.jdbc.LeaseOwner;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place for one physical connection. All that happens to it is decided by one atomic word:
 *
 * <pre>
 *    63                                3 2    0
 *   |               turn                | phase |
 *
 *   EMPTY ──► OPENING ──┐                          ┌──► IDLE ──► LEASED
 *     ▲                 ├──► RETURNING ──► one of ─┼──► NEEDS_PING ──► PINGING
 *     │       PINGING ─┤                          ├──► LEASED, handed to the first in line
 *     │         LEASED ─┘                          └──► CLOSING
 *     └── CLOSING ◄── IDLE, NEEDS_PING: too old, one too many
 * </pre>
 *
 * <p>Every move is a compare-and-set and begins a new turn, so a word never comes back. The word that somebody wrote when
 * moving the slot to a working phase (OPENING, PINGING, LEASED, RETURNING, CLOSING) is his <em>version</em>: while the slot
 * still shows it, the slot is his alone. Whatever comes late comes with a version of the past, fails its compare-and-set and
 * changes nothing: the second close of a lease, the connect that was given up, the ping that was answered after its deadline.
 */
@SuppressWarnings("unused") // the padding
final class Slot extends AtomicLong implements LeaseOwner {

    /** Where a slot goes when its lease is over. */
    @FunctionalInterface
    interface Releaser {
        void release(Slot slot, long version);
    }

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    // at rest: anybody may move it on
    static final int EMPTY = 0;
    static final int IDLE = 1;
    static final int NEEDS_PING = 2; // idle, and must answer a ping before it is lent
    // at work: whoever has the version may move it on
    static final int OPENING = 3;
    static final int PINGING = 4;
    static final int LEASED = 5;
    static final int RETURNING = 6;
    static final int CLOSING = 7;

    /** The version of one who did not get the slot. Turns begin at one, so no word that was ever written is zero. */
    static final long NONE = OUTDATED;

    private static final long PHASE = 7;
    private static final AtomicLongFieldUpdater<Slot> PUBLISHED_VERSION =
            AtomicLongFieldUpdater.newUpdater(Slot.class, "publishedVersion");

    private final String poolName;
    private final Releaser releaser;

    volatile boolean broken; // seen by its lease: not to be lent again

    // Written by whoever has the version and published by his next move.
    @Nullable
    Connection connection;

    boolean autoCommit; // as the driver opens connections
    long retireAt;
    long idleSince;
    long generation; // how many had been found invalid when this one last proved that it works
    long leakReported; // the housekeeper's: the version of the lease that it told of

    // Who holds it: of the turn that "publishedVersion" says, for those who ask meanwhile.
    private @Nullable Thread holder;
    private long heldSince;
    private @Nullable Throwable borrowed;
    private @Nullable String lastSql;
    private long leases;
    private volatile long publishedVersion;

    // Two slots in one cache line would have two threads on two connections slow each other down.
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11;

    Slot(String poolName, Releaser releaser) {
        this.poolName = poolName;
        this.releaser = releaser;
    }

    static boolean is(int phase, long word) {
        return (word & PHASE) == phase;
    }

    boolean is(int phase) {
        return is(phase, get());
    }

    /** Moves the slot on if it is at rest in that phase: the version of the new turn, or {@link #NONE}. */
    long claim(int resting, int next) {
        long word = get();
        return is(resting, word) ? move(word, next) : NONE;
    }

    /** Moves the slot on if the version is the present one: the version of the new turn, or {@link #NONE}. */
    long move(long version, int next) {
        long word = ((version | PHASE) + 1) | next;
        return compareAndSet(version, word) ? word : NONE;
    }

    /** Says who holds it; for the holder. */
    void publishHolder(long version, Thread thread, long now, @Nullable Throwable where) {
        leases++;
        holder = thread;
        heldSince = now;
        borrowed = where;
        lastSql = null;
        PUBLISHED_VERSION.lazySet(this, version);
    }

    /** How often it was lent so far. */
    long leases() {
        return publishedVersion == NONE
                ? 0
                : leases; // reading "publishedVersion" first makes what was written before it visible
    }

    /** The physical connection; for whoever has the slot while there is one. */
    @Override
    public Connection connection() {
        return Objects.requireNonNull(connection, "the slot is empty");
    }

    boolean isHeldBy(Thread thread) {
        return holder == thread && publishedVersion == get();
    }

    /** Who holds it, or null if nobody does. */
    @Nullable
    LeaseInfo held() {
        long version = publishedVersion;
        if (version == NONE || version != get()) {
            return null;
        }
        var thread = holder;
        var held = thread == null ? null : new LeaseInfo(version, thread, heldSince, borrowed, lastSql);
        return version == get() ? held : null; // else it went back while we read
    }

    // What a leased connection needs

    @Override
    public String poolName() {
        return poolName;
    }

    @Override
    public boolean initialAutoCommit() {
        return autoCommit;
    }

    @Override
    public boolean isCurrent(long version) {
        return get() == version;
    }

    @Override
    public long beginReturn(long version) {
        return move(version, RETURNING);
    }

    @Override
    public void release(long version) {
        releaser.release(this, version);
    }

    @Override
    public void markBroken(long version) {
        if (isCurrent(version)) {
            broken = true;
        }
    }

    @Override
    public boolean isBroken() {
        return broken;
    }

    @Override
    public void resetFailed(long version, Exception failure) {
        log.warn("{}: a connection can't be reset: {}", poolName, failure.toString());
        markBroken(version);
    }

    @Override
    public void publishSql(String sql) {
        lastSql = sql;
    }

    /** One lease, as seen from outside. */
    record LeaseInfo(
            long version,
            Thread thread,
            long since,
            @Nullable Throwable borrowed,
            @Nullable String lastSql) {}
}
