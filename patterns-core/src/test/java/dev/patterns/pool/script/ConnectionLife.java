package dev.patterns.pool.script;

import java.sql.SQLException;
import java.util.function.LongSupplier;

/**
 * What the driver and the borrowers have seen of a physical connection, for the {@link Oracle}. Times are nanoseconds
 * since the simulation began.
 */
final class ConnectionLife {

    private static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier clock;
    final long openBegan;
    private final long openedBy; // the number of the thread

    Lent holder; // null if it is not lent
    boolean beingReturned;
    String unfitBecause; // null if it may be lent again
    long provenAt; // when it was opened or answered a ping
    long idleSince;
    long returnedAt;

    private int callsUnderWay;
    private int exclusiveCalls;
    private long setUpEnded; // the calls of the thread that opened it; NEVER while one is under way
    private long pingBegan; // the latest one
    private long pingEnded; // NEVER while it is under way
    private long closeBegan = NEVER;
    private long closeReturned = NEVER;
    private boolean closedByOpener; // it was never in the pool

    ConnectionLife(LongSupplier clock, long openBegan, long openedBy) {
        this.clock = clock;
        this.openBegan = openBegan;
        this.openedBy = openedBy;
        long now = clock.getAsLong();
        this.provenAt = now;
        this.idleSince = now;
        this.returnedAt = now;
        this.setUpEnded = now;
        this.pingBegan = now;
        this.pingEnded = now;
    }

    // What happens to it

    /** A call begins. The result says what is wrong with that; empty if nothing. */
    String begins(Call call, long thread) {
        long now = clock.getAsLong();
        boolean afterClose = closeReturned != NEVER && !call.mayOverlap();
        boolean twoAtOnce = !call.mayOverlap() && exclusiveCalls++ > 0;
        callsUnderWay++;
        if (isSetUp(call, thread)) {
            setUpEnded = NEVER;
        }
        boolean endsAPing = call == Call.ABORT && pingEnded == NEVER; // a close would wait for the ping
        if ((call == Call.CLOSE || endsAPing) && closeBegan == NEVER) {
            closeBegan = now;
            closedByOpener = thread == openedBy;
        }
        if (call == Call.IS_VALID) {
            pingBegan = now;
            pingEnded = NEVER;
        }
        return afterClose ? "is used after its close" : twoAtOnce ? "is used by two threads at the same time" : "";
    }

    /** The call ends. The result is whether the pool has just learned that the connection is gone. */
    boolean ends(Call call, long thread, Throwable failure) {
        long now = clock.getAsLong();
        callsUnderWay--;
        exclusiveCalls -= call.mayOverlap() ? 0 : 1;
        idleSince = now;
        if (isSetUp(call, thread)) {
            setUpEnded = now;
            provenAt = now;
        }
        if (call == Call.IS_VALID) {
            pingEnded = now;
        }
        if (call == Call.CLOSE || call == Call.ABORT && failure == null) {
            closeReturned = Math.min(closeReturned, now);
        }
        if (failure != null && (beingReturned || holder == null)) {
            unfit(call + " failed");
        } else if (failure instanceof SQLException e && isFatal(e)) {
            unfit(call + " failed with " + e.getSQLState());
        }
        return call == Call.IS_VALID && holder == null && closeBegan == NEVER && unfitBecause != null;
    }

    private boolean isSetUp(Call call, long thread) {
        return thread == openedBy && call != Call.CLOSE;
    }

    static boolean isFatal(SQLException e) {
        return e.getSQLState() != null
                && (e.getSQLState().startsWith("08") || e.getSQLState().equals("57P01"));
    }

    void unfit(String why) {
        unfitBecause = unfitBecause == null ? why : unfitBecause;
    }

    // What it is

    /** Whether neither close nor abort has returned. */
    boolean isOpen() {
        return closeReturned == NEVER;
    }

    /** Whether the pool has kept it when it was set up: else it closes it in the same moment. */
    boolean isKept() {
        return isOpen() && !closedByOpener && setUpEnded < clock.getAsLong();
    }

    /** Whether no borrower has it, and no call is under way. */
    boolean isIdle() {
        return holder == null && callsUnderWay == 0 && closeBegan == NEVER && isOpen() && unfitBecause == null;
    }

    /**
     * Until when it takes up one of the pool's places: until its close returns, or until the pool gives it up. The pool
     * gives up a connection that comes later than {@code createTimeout}, and one whose close takes too long.
     */
    long placeTakenUntil(Limits limits) {
        if (holder != null) {
            return NEVER;
        }
        boolean late = setUpMillis() >= limits.create();
        long opened = late ? openBegan + limits.create() : NEVER;
        long closed = closeBegan == NEVER || closedByOpener ? NEVER : closeBegan + limits.close();
        return Math.min(Math.min(opened, closed), Math.max(closeReturned, returnedAt));
    }

    private long setUpMillis() {
        boolean goesOn = setUpEnded == NEVER || closedByOpener && isOpen();
        return (goesOn ? clock.getAsLong() : setUpEnded) - openBegan;
    }

    /** Whether it is being opened, and the pool still waits for it. */
    boolean isBeingOpened(Limits limits) {
        return (setUpEnded == NEVER || closedByOpener && isOpen()) && setUpMillis() <= limits.create();
    }

    /** Whether the pool failed to open it after that time. */
    boolean failedToOpenAfter(long time, Limits limits) {
        return closedByOpener && closeBegan >= time || setUpMillis() >= limits.create();
    }

    /** Whether the pool waits for the answer to a ping longer than it should. */
    boolean isPingedTooLong(Limits limits) {
        return holder == null
                && closeBegan == NEVER
                && pingEnded == NEVER
                && clock.getAsLong() - pingBegan > limits.ping();
    }

    /** When its latest ping ended or, if it has not, became so long that no borrower should wait for it. */
    long pingedUntil(Limits limits) {
        return Math.min(pingBegan + limits.slow(), Math.min(pingEnded, clock.getAsLong()));
    }

    /**
     * How long the pool waits for the driver, in nanoseconds.
     *
     * @param slow for how long a borrower waits for one call before the pool makes another one for it
     */
    record Limits(long create, long ping, long close, long slow) {}
}
