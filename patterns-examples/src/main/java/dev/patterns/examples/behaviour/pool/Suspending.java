package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import java.sql.SQLException;
import java.util.List;

/**
 * Suspending: for a failover or a change of the schema, no connection is lent for a while, and no caller fails.
 *
 * <pre>
 *   lent       ├──────────── used, and returned ─┤
 *   suspended           ├────────────────────────────┤ resumed
 *   borrower                  ├ waits ───────────────┤ served
 * </pre>
 */
final class Suspending {

    private static final String SOURCE = "HikariCP's allowPoolSuspension";

    private Suspending() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P38a", Suspending::anIdleConnection)
                        .title("A suspended pool lends no idle connection, and serves its waiters when it is resumed")
                        .expected("A borrower waits for 20 s, and is served once the pool is resumed")
                        .source(SOURCE)
                        .remedy(PoolRemedy.SUSPENSION)
                        .build(),
                Case.builder("P38b", Suspending::aReturnedConnection)
                        .title("A connection that is lent while the pool is suspended is used and returned as usual")
                        .expected("Its statement succeeds; it goes to the waiter only when the pool is resumed")
                        .source(SOURCE)
                        .remedy(PoolRemedy.SUSPENSION)
                        .build(),
                Case.builder("P38c", Suspending::theTimeout)
                        .title("A borrower of a suspended pool waits no longer than its timeout")
                        .expected("It has its exception within twice the timeout")
                        .source("HikariCP's SuspendResumeLock: acquireUninterruptibly")
                        .remedy(PoolRemedy.SUSPENSION)
                        .build());
    }

    private static Observation anIdleConnection(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        trial.fill(pool, 1);
        pool.suspend();
        trial.say("the pool is suspended");
        var borrow = trial.begin(pool, "a borrower");
        boolean lent = borrow.endsWithin(20);
        pool.resume();
        trial.say("the pool is resumed");
        boolean served = borrow.isServedWithin(200);
        return Observation.of(
                !lent && served,
                "the borrower %s",
                lent ? "does not wait" : served ? "waits, then is served" : "is not served after it");
    }

    private static Observation aReturnedConnection(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var lease = pool.dataSource().getConnection();
        pool.suspend();
        trial.say("the pool is suspended while a connection is lent");
        var borrow = trial.begin(pool, "a borrower");
        trial.advance(5);
        var failure = trial.failureOf(() -> PoolTrial.execute(lease, "insert"));
        trial.say("its statement %s, and it is returned", failure == null ? "succeeds" : "fails");
        lease.close();
        boolean lent = borrow.endsWithin(20);
        pool.resume();
        trial.say("the pool is resumed");
        boolean served = borrow.isServedWithin(200);
        return Observation.of(
                failure == null && !lent && served,
                "the statement %s, and the borrower is served %s",
                failure == null ? "succeeds" : "fails",
                lent ? "while the pool is suspended" : served ? "after it" : "never");
    }

    private static Observation theTimeout(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(60)));
        trial.fill(pool, 1);
        pool.suspend();
        trial.say("the pool is suspended");
        var borrow = trial.begin(pool, "a borrower");
        boolean inTime = borrow.endsWithin(120);
        pool.resume();
        boolean refused = inTime && borrow.failure() != null;
        return Observation.of(
                refused,
                "it %s",
                refused
                        ? "ends within twice the timeout"
                        : inTime ? "is served" : "waits longer than twice the timeout");
    }
}
