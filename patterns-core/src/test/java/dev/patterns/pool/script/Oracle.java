package dev.patterns.pool.script;

import dev.patterns.pool.script.ConnectionLife.Limits;
import dev.patterns.pool.script.FaultyDriver.Attempt;
import java.sql.Connection;
import java.time.Duration;
import java.util.stream.Stream;

/** What must hold of the connections, from what the borrowers and the driver see. It knows nothing of the pool. */
final class Oracle {

    // What the pool promises.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    /** How long a borrower waits for a call of the driver before the pool makes another one for it. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** Long enough for the pool to make another call for a borrower. */
    private static final Duration RECENT = SLOW.plusMillis(200);

    /** How long a connection may be idle while a borrower waits. */
    private static final Duration IDLE_LIMIT = Duration.ofMillis(50);

    /** The longest pause after a connect that failed, and some more. */
    private static final Duration PAUSE = Duration.ofSeconds(7);

    private final ScriptRun run;
    private final boolean pingsAlways;
    private final Limits limits;

    Oracle(ScriptRun run) {
        this.run = run;
        this.pingsAlways = run.script.value(Setting.PRE_PING) == 0;
        long ping = Math.min(
                run.script.millis(Setting.VALIDATION_TIMEOUT).toNanos(),
                run.timeout().toNanos() / 2);
        this.limits = new Limits(
                run.script.millis(Setting.CREATE_TIMEOUT).toNanos(), ping, CLOSE_LIMIT.toNanos(), SLOW.toNanos());
    }

    /** A connect begins. */
    void checkConnect() {
        run.journal.check(run.sinceClose() <= 0, () -> "the pool connects after close");
    }

    /**
     * Never more than {@code size + maxOverflow} are open, not counting those that the pool has given up: a connection
     * that came later than {@code createTimeout} or after another one for its place, and one whose close takes longer
     * than its limit. For these the driver has had its time, and the pool can't wait for ever.
     */
    void checkOpen() {
        long open = lives().filter(life -> life.isKept() && life.placeTakenUntil(limits) > run.driver.now())
                .count();
        run.journal.check(open <= run.mostPlaces(), () -> open + " connections are open");
    }

    private Stream<ConnectionLife> lives() {
        return run.driver.connections.stream().map(connection -> connection.life);
    }

    /** A borrower got this lease. */
    Lent borrowed(Connection lease) {
        var name = lease.toString(); // ends with the physical connection's
        int number = Integer.parseInt(name.substring(name.lastIndexOf('c') + 1));
        var connection = run.driver.connections.get(number - 1);
        var life = connection.life;
        run.journal.note("borrowed " + connection);
        checkOpen();
        check(life.holder == null, connection, "is lent twice");
        check(life.isOpen(), connection, "is lent after its close");
        check(life.unfitBecause == null, connection, "is lent, but " + life.unfitBecause);
        check(connection.leftovers().isEmpty(), connection, "is lent with" + connection.leftovers());
        check(
                life.openBegan >= run.evictedAt() || run.evictedAt() == run.driver.now(),
                connection,
                "is lent after its eviction");
        long discarded = run.driver.discardedAt;
        check(
                life.provenAt >= discarded || discarded == run.driver.now(),
                connection,
                "is lent without a ping after another one was found to be gone");
        check(!pingsAlways || life.provenAt >= life.returnedAt, connection, "is lent without its ping");
        life.holder = new Lent(run, lease, connection);
        return life.holder;
    }

    private void check(boolean holds, FaultyConnection connection, String otherwise) {
        run.journal.check(holds, () -> connection + " " + otherwise);
    }

    /** A thread ends the lease, perhaps not the first one. */
    void returning(Lent lent, Runnable close) {
        var connection = lent.physical;
        var life = connection.life;
        boolean first = !lent.closeBegan;
        lent.closeBegan = true;
        run.journal.note(connection + ": returns" + (first ? "" : " once more"));
        life.beingReturned |= first;
        close.run();
        if (first) {
            life.beingReturned = false;
            life.holder = null;
            life.returnedAt = run.driver.now();
            life.idleSince = life.returnedAt;
            if (life.unfitBecause != null) {
                run.driver.discardedAt = life.returnedAt;
            }
            run.journal.note(connection + ": returned");
        }
    }

    /** A borrower has its answer, after a wait if it began earlier. */
    void answered(long begin, boolean timedOut) {
        if (!run.poolIsClosed()) {
            checkNoneIdleSince(begin);
            checkOpening();
            run.journal.check(
                    lives().noneMatch(life -> life.isPingedTooLong(limits)), () -> "a ping that hangs keeps its place");
            if (timedOut) {
                checkNoPlaceFree(Math.max(Math.max(begin, run.lendsSince()), run.driver.now() - RECENT.toNanos()));
            }
        }
    }

    /** No connection was there for a waiting borrower all the time. A ping may be waited for, but not for long. */
    private void checkNoneIdleSince(long begin) {
        long from = Math.max(Math.max(begin, run.lendsSince()), pingedUntil());
        for (var connection : run.driver.connections) {
            if (connection.life.isIdle() && !connection.isLost()) {
                long idle = run.driver.now() - Math.max(connection.life.idleSince, from);
                check(
                        idle <= IDLE_LIMIT.toNanos(),
                        connection,
                        "is idle for " + Duration.ofNanos(idle) + " while a borrower waits");
            }
        }
    }

    private long pingedUntil() {
        return lives().mapToLong(life -> life.pingedUntil(limits)).max().orElse(0);
    }

    /** A connect that takes longer than {@code createTimeout} keeps no place. */
    private void checkOpening() {
        int opening = run.pool.status().opening();
        long inTime = lives().filter(life -> life.isBeingOpened(limits)).count()
                + connects()
                        .filter(connect -> run.driver.now() - connect.began <= limits.create())
                        .count()
                + run.startingTasks();
        run.journal.check(opening <= inTime, () -> opening + " are being opened, but only " + inTime + " in time");
    }

    private Stream<Attempt> connects() {
        return run.driver.attempts.stream().filter(attempt -> !attempt.failed);
    }

    /** A borrower that timed out: no place was free all the time since then, if the pool had no reason to pause. */
    private void checkNoPlaceFree(long from) {
        long now = run.driver.now();
        boolean pauses = run.driver.attempts.stream()
                        .anyMatch(connect -> connect.failed || now - connect.began >= limits.create())
                || lives().anyMatch(life -> life.failedToOpenAfter(now - PAUSE.toNanos(), limits));
        if (run.wasResized() || pauses || now - from <= SLOW.toNanos() || pingedUntil() >= from) {
            return;
        }
        long taken =
                lives().filter(life -> life.placeTakenUntil(limits) >= from).count()
                        + connects().count();
        run.journal.check(
                taken >= run.places(),
                () -> "a borrower times out while " + (run.places() - taken) + " places are free");
    }
}
