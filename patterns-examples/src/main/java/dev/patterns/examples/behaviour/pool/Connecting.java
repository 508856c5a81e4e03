package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Connecting: opening a connection takes long, hangs or fails, and other borrowers wait meanwhile.
 *
 * <pre>
 *   one at a time    ├─ hangs ──────────────────────────────▶   one slow connect stops the growth for all
 *   one a borrower   ├─ x ├─ x ├─ x … 200 at once               and a database that restarts gets all of them
 *   a few            ├─ hangs ─────▶
 *                    ├──┤├──┤├──┤
 * </pre>
 */
final class Connecting {

    private Connecting() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P5a", Connecting::oneHungConnect)
                        .title("One connect that hangs does not stop other connects")
                        .expected("The next borrower gets a connection")
                        .source("HikariCP #1287: connections are added by one thread")
                        .build(),
                Case.builder("P5b", Connecting::inParallel)
                        .title("Eight borrowers that need new connections do not wait for eight connects, one by one")
                        .expected("All eight are served within the time of five connects")
                        .source("HikariCP #2274: 100 connections of 2 s each fill one by one")
                        .second(Duration.ofMillis(100))
                        .build(),
                Case.builder("P6", Connecting::noStorm)
                        .title("Twenty borrowers do not make twenty connects at once to a database that is down")
                        .expected("At most five connects are under way at the same time")
                        .source("HikariCP #379: the database comes back, and the connects take it down again")
                        .second(Duration.ofMillis(500))
                        .build(),
                Case.builder("P21", Connecting::recovery)
                        .title("A waiter is served within 0.4 s after the database is back")
                        .expected("After each of two outages of 1.5 s, a connection within 0.4 s")
                        .source("Seen: after 6 s the first success came up to 4 s late, as the pauses had grown")
                        .note("The hand-written pool connects each 0.25 s at the latest while a thread waits.")
                        .second(Duration.ofSeconds(1))
                        .build(),
                Case.builder("P28b", Connecting::aSecondTry)
                        .title("A connect that fails once is tried again while the borrower waits")
                        .expected("The borrower is served when the second connect succeeds")
                        .source("A failover of a few seconds, with a connection timeout of thirty")
                        .build(),
                Case.builder("P29a", Connecting::aDefectiveDriver)
                        .title("A driver that throws a RuntimeException costs no place in the pool")
                        .expected("The next borrower is served when the driver works again")
                        .source("Drivers throw IllegalArgumentException and NullPointerException from connect")
                        .build(),
                Case.builder("P29b", Connecting::aDriverThatThrowsAnError)
                        .title("A driver that throws an Error costs no place in the pool")
                        .expected("The borrower's wait ends, and the next one is served when the driver works again")
                        .source("NoClassDefFoundError from a driver whose jar was replaced")
                        .build());
    }

    private static Observation oneHungConnect(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 5, settings -> settings);
        hold(trial, pool);
        trial.database().on("connect").hangs();
        int before = trial.database().count("connect");
        trial.begin(pool, 2); // one of them may find an idle connection, if the pool keeps one ready
        trial.until(() -> trial.database().count("connect") > before, 100);
        trial.database().on("connect").works();
        trial.say("a connect hangs; those after it work");
        boolean served = trial.begin(pool, "the next borrower").isServedWithin(500);
        return Observation.of(served, "the next borrower %s", served ? "is served" : "waits for the hung connect");
    }

    /** Borrows the one connection that is open and keeps it. */
    private static void hold(PoolTrial trial, PoolAdapter pool) throws SQLException {
        trial.say("connection %d is held", trial.physical(pool.dataSource().getConnection()));
    }

    private static Observation inParallel(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 8, settings -> settings);
        hold(trial, pool);
        trial.database().on("connect").takes(trial.seconds(2));
        var borrowers = trial.begin(pool, 8);
        boolean all = trial.until(() -> borrowers.stream().allMatch(PendingBorrow::isServed), 10);
        return Observation.of(all, "all are served %s five connects", all ? "within" : "only after");
    }

    private static Observation noStorm(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 20, settings -> settings);
        hold(trial, pool);
        trial.database().on("connect").takes(trial.seconds(0.8));
        trial.begin(pool, 20);
        trial.advance(0.6);
        int most = trial.database().mostConnecting();
        trial.say("at most %d connects are under way at once", most);
        return Observation.of(most <= 5, "%s connects at once", most <= 5 ? "at most 5" : "more than 5");
    }

    /** Each failure makes the next pause longer: the longer the outage, the longer it lasts after its end. */
    private static Observation recovery(PoolTrial trial) throws SQLException {
        var pool = trial.open(2, 0, settings -> settings.connectionTimeout(trial.seconds(30)));
        trial.fill(pool, 1);
        boolean inTime = isServedAfterOutage(trial, pool);
        inTime &= isServedAfterOutage(trial, pool);
        return Observation.of(inTime, "%s within 0.4 s", inTime ? "served" : "not served");
    }

    private static boolean isServedAfterOutage(PoolTrial trial, PoolAdapter pool) {
        trial.database().restart();
        trial.database().on("connect").fails("08001");
        var borrower = trial.inBackground("the borrower", () -> {
            while (!isServed(pool)) {
                trial.pause(0.02); // pools that fail at once leave the waiting to their caller
            }
        });
        trial.advance(1.5);
        trial.database().on("connect").works();
        trial.say("after 1.5 s the database is back");
        boolean inTime = borrower.endsWithin(0.4);
        borrower.endsWithin(10);
        return inTime;
    }

    private static boolean isServed(PoolAdapter pool) {
        try (var lease = pool.dataSource().getConnection()) {
            return !lease.isClosed();
        } catch (SQLException failed) {
            return false;
        }
    }

    private static Observation aSecondTry(PoolTrial trial) {
        trial.database().on("connect").fails("08001");
        var pool = trial.open(1);
        var borrower = trial.begin(pool, "the borrower");
        trial.until(() -> trial.database().count("connect") > 0, 100);
        trial.advance(5);
        trial.database().on("connect").works();
        trial.say("the first connect fails; those after it work");
        boolean served = borrower.isServedWithin(500);
        return Observation.of(served, "the borrower %s", served ? "is served" : "fails with the first connect");
    }

    private static Observation aDefectiveDriver(PoolTrial trial) {
        return defective(trial, new IllegalStateException("defect in the driver"));
    }

    private static Observation aDriverThatThrowsAnError(PoolTrial trial) {
        return defective(trial, new NoClassDefFoundError("driver/Helper"));
    }

    /**
     * A count of connections that was raised before the connect, and is not lowered again: the pool shrinks by one
     * each time.
     */
    private static Observation defective(PoolTrial trial, Throwable failure) {
        trial.database().on("connect").throwsUnchecked(failure);
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(100)));
        var first = trial.begin(pool, "the first borrower");
        if (!first.endsWithin(400)) {
            return Observation.different("the first borrower's wait does not end");
        }
        trial.database().on("connect").works();
        trial.say("the driver works again");
        for (int i = 1; i <= 4; i++) {
            if (trial.begin(pool, "borrower " + i).isServedWithin(500)) {
                return Observation.right("the next borrowers are served");
            }
        }
        return Observation.different("no borrower is served any more");
    }
}
