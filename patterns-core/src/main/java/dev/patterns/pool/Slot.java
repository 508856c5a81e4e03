package dev.patterns.pool;

import dev.patterns.pool.jdbc.LeaseOwner;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place for one physical connection. One atomic word, its <em>version</em>, decides everything that happens to it:
 *
 * <pre>
 *    63                                3 2    0
 *   |         number of moves           | phase |
 *
 *   EMPTY ──► OPENING ──┐                          ┌──► IDLE ──► LEASED
 *     ▲                 ├──► RETURNING ──► one of ─┼──► NEEDS_PING ──► PINGING
 *     │       PINGING ──┤                          ├──► LEASED, handed to the first waiter
 *     │        LEASED ──┘                          └──► CLOSING
 *     └── CLOSING ◄── IDLE, NEEDS_PING: too old, overflow, idle too long; LEASED: aborted
 * </pre>
 *
 * <p>Every move is a compare-and-set that counts up, so a version never comes back. A thread claims the slot by moving
 * it to OPENING, PINGING, LEASED, RETURNING or CLOSING, and has it to itself while the slot has the version that this
 * move wrote. A compare-and-set with an outdated version fails: so the second close of a lease, a connect that was
 * given up and a ping that is answered after its deadline change nothing.
 */
@SuppressWarnings("unused") // the padding
final class Slot implements LeaseOwner {

    /** Takes a slot back from the thread that claimed it. */
    @FunctionalInterface
    interface Releaser {

        /** @param validated whether the connection was opened or answered a ping just now */
        void release(Slot slot, long version, boolean validated);
    }

    // Free: any thread may move the slot on.
    static final int EMPTY = 0;
    static final int IDLE = 1;
    static final int NEEDS_PING = 2; // idle, and must answer a ping before it is lent
    // Claimed: only the thread that has the version may move the slot on.
    static final int OPENING = 3;
    static final int PINGING = 4;
    static final int LEASED = 5;
    static final int RETURNING = 6;
    static final int CLOSING = 7;

    /** The result of a move that failed. The first move writes 8 or more, so no version that a move wrote is zero. */
    static final long NONE = OUTDATED;

    private static final long PHASE = 7;

    // Updaters, not AtomicLong objects: the version is in the slot itself, so a borrow follows one pointer less.
    private static final AtomicLongFieldUpdater<Slot> VERSION =
            AtomicLongFieldUpdater.newUpdater(Slot.class, "version");
    private static final AtomicIntegerFieldUpdater<Slot> CONDITION =
            AtomicIntegerFieldUpdater.newUpdater(Slot.class, "condition");
    private static final AtomicLongFieldUpdater<Slot> PUBLISHED_VERSION =
            AtomicLongFieldUpdater.newUpdater(Slot.class, "publishedVersion");
    private static final AtomicLongFieldUpdater<Slot> LAST_SQL_VERSION =
            AtomicLongFieldUpdater.newUpdater(Slot.class, "lastSqlVersion");
    private static final AtomicLongFieldUpdater<Slot> CALL_VERSION =
            AtomicLongFieldUpdater.newUpdater(Slot.class, "callVersion");

    private volatile long version;

    private final String poolName;
    private final Releaser releaser;
    private final Predicate<SQLException> fatal;

    // Whether the connection may be lent again.
    static final int SOUND = 0;
    static final int RETIRED = 1; // it is closed and replaced at its return
    static final int BROKEN = 2; // a fatal error was seen: others may be broken too
    static final int READ_ONLY_NODE = 3; // broken, and all that were opened before lead to the same node

    private volatile int condition;
    volatile long takenBack; // the version of the lease that the pool last took back

    // Written by the thread that claimed the slot, and visible to other threads after its next move.
    @Nullable
    Connection connection;

    boolean autoCommit; // as the driver opens connections
    long retireAt;
    double keepaliveFactor; // 0.9 to 1.1
    long idleSince; // when it was opened or last returned
    long provenAt; // when it was opened or last answered a ping
    long generation; // of the pool, when this connection last proved that it works

    // The lease of the published version, for other threads that ask for it. A reference is written only if it differs
    // from the one before: a store into an object that is as old as the pool costs the collector's write barrier, many
    // times a plain store, and disturbs the threads whose slots are near. Threads and statements mostly stay the same.
    private @Nullable Thread holder;
    private long heldSince;
    private @Nullable Throwable borrowTrace;
    private @Nullable String lastSql;
    private volatile long lastSqlVersion; // of the lease that executed lastSql
    private volatile long callVersion; // of the lease that waits for the database; NONE if it does something else
    private long leases;
    private volatile long publishedVersion;

    // Padding: two slots in one cache line would slow down two threads that use two different connections.
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10;

    Slot(String poolName, Releaser releaser, Predicate<SQLException> fatal) {
        this.poolName = poolName;
        this.releaser = releaser;
        this.fatal = fatal;
    }

    long version() {
        return version;
    }

    static boolean is(int phase, long version) {
        return (version & PHASE) == phase;
    }

    boolean is(int phase) {
        return is(phase, version);
    }

    /** Moves the slot from one phase to another: the new version, or {@link #NONE} if it is not in the first phase. */
    long claim(int from, int to) {
        long current = version;
        return is(from, current) ? move(current, to) : NONE;
    }

    /** Moves the slot on if the version is current: the new version, or {@link #NONE}. */
    long move(long current, int to) {
        long next = after(current, to);
        return VERSION.compareAndSet(this, current, next) ? next : NONE;
    }

    private static long after(long version, int to) {
        return ((version | PHASE) + 1) | to;
    }

    /** A new connection begins; for the thread that claimed the slot. */
    void reset(long now, long retireAt, double keepaliveFactor) {
        this.retireAt = retireAt;
        this.keepaliveFactor = keepaliveFactor;
        idleSince = now;
        provenAt = now;
        condition = SOUND;
    }

    int condition() {
        return condition;
    }

    /** From now on the connection is not lent again, and closed at its return. For any thread. */
    void retire() {
        CONDITION.compareAndSet(this, SOUND, RETIRED);
    }

    /** When the connection was last seen to work. */
    long aliveAt() {
        return provenAt - idleSince > 0 ? provenAt : idleSince;
    }

    /** Says which thread holds the lease of that version; for this thread only. */
    @SuppressWarnings("ReferenceEquality") // another trace of the same thread is another borrow
    void publishHolder(long leased, Thread thread, long now, @Nullable Throwable trace) {
        leases++;
        if (holder != thread) {
            holder = thread;
        }
        heldSince = now;
        if (borrowTrace != trace) {
            borrowTrace = trace;
        }
        PUBLISHED_VERSION.lazySet(this, leased); // makes the fields above visible to a thread that reads it
    }

    /** How often it was lent so far. */
    long leases() {
        return publishedVersion == NONE ? 0 : leases; // in this order, as the first read makes the second one current
    }

    boolean isHeldBy(Thread thread) {
        return holder == thread && publishedVersion == version;
    }

    /** The current lease, or null if the slot is not lent. It is still held while its connection is being reset. */
    @Nullable
    LeaseInfo currentLease() {
        long published = publishedVersion;
        if (published == NONE || !isHeld(published)) {
            return null;
        }
        var thread = holder;
        var sql = lastSqlVersion == published ? lastSql : null;
        boolean executing = callVersion == published;
        var lease = thread == null ? null : new LeaseInfo(published, thread, heldSince, borrowTrace, sql, executing);
        VarHandle.acquireFence(); // the fields are read before the version is read again
        return isHeld(published) ? lease : null; // else it was returned meanwhile
    }

    /** Whether the connection of that lease is still its borrower's, or is being reset. */
    boolean isHeld(long leased) {
        long current = version;
        return current == leased || current == returning(leased);
    }

    /** The version that follows a lease while its connection is being reset. */
    static long returning(long leased) {
        return after(leased, RETURNING);
    }

    /** One lease, as another thread sees it. */
    record LeaseInfo(
            long version,
            Thread thread,
            long since,
            @Nullable Throwable borrowTrace,
            @Nullable String lastSql,
            boolean executing) {}

    /** Whether its borrower waits for the database at this moment. */
    boolean isExecuting() {
        return callVersion != NONE && callVersion == version;
    }

    // What the leased connection asks for

    @Override
    public String poolName() {
        return poolName;
    }

    /** The physical connection; for the thread that claimed the slot. */
    @Override
    public Connection connection() {
        return Objects.requireNonNull(connection, "the slot is empty");
    }

    @Override
    public boolean initialAutoCommit() {
        return autoCommit;
    }

    @Override
    public boolean isCurrent(long leased) {
        return version == leased;
    }

    @Override
    public String whyOver(long leased) {
        return takenBack == leased
                ? "the pool took it back: it was held for longer than reclaimAfter, or the pool was flushed or closed"
                : "it was returned to the pool";
    }

    @Override
    public long beginReturn(long leased) {
        return move(leased, RETURNING);
    }

    @Override
    public void release(long claimed) {
        releaser.release(this, claimed, false);
    }

    @Override
    public boolean isFatal(SQLException failure) {
        return fatal.test(failure);
    }

    @Override
    public void markBroken(long claimed) {
        if (isCurrent(claimed)) {
            condition = BROKEN;
        }
    }

    @Override
    public void markReadOnlyNode(long claimed) {
        if (isCurrent(claimed) && !CONDITION.compareAndSet(this, SOUND, READ_ONLY_NODE)) {
            CONDITION.compareAndSet(this, RETIRED, BROKEN); // the others were evicted while this one was lent
        }
    }

    @Override
    public boolean isBroken() {
        return condition >= BROKEN;
    }

    @Override
    public void resetFailed(long claimed, Throwable failure) {
        markBroken(claimed);
        PoolLog.log.warn("{}: a reset failed: {}, so {} is discarded", poolName, failure, connection);
    }

    @Override
    @SuppressWarnings({"ReferenceEquality", "StringEquality"
    }) // an equal string would do as well, but takes longer to compare
    public void publishSql(String sql) {
        if (lastSql != sql) {
            lastSql = sql;
        }
        LAST_SQL_VERSION.lazySet(this, publishedVersion);
    }

    @Override
    public void callBegins(long leased) {
        CALL_VERSION.lazySet(this, leased);
    }

    @Override
    public void callEnds(long leased) {
        if (callVersion == leased) { // else the connection was taken back, and its slot has another lease
            CALL_VERSION.lazySet(this, NONE);
        }
    }
}
