package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import java.sql.SQLException;
import java.util.List;

/** Shutdown: the pool is closed while borrowers wait and transactions are under way. */
final class Shutdown {

    private Shutdown() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P36a", Shutdown::borrowAfterwards)
                        .title("A closed pool lends nothing")
                        .expected("SQLException at once")
                        .source("A pool that opens connections after its close never ends")
                        .build(),
                Case.builder("P36b", Shutdown::waiters)
                        .title("Closing the pool ends the wait of its waiters")
                        .expected("SQLException long before the timeout")
                        .source("A service does not stop while its threads wait for a connection")
                        .build(),
                Case.builder("P36c", Shutdown::transactionsUnderWay)
                        .title("A transaction that is under way when the pool is closed may commit")
                        .expected("Its commit succeeds after the pool's close, and the row is there")
                        .source("Rolling updates: closing aborts what would have been done in milliseconds")
                        .build(),
                Case.builder("P36d", Shutdown::nothingStaysOpen)
                        .title("After the pool's close and the last lease's close no connection is open")
                        .expected("None of three is open")
                        .source("A closed pool that keeps what is returned to it")
                        .build());
    }

    private static Observation borrowAfterwards(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        trial.fill(pool, 1);
        pool.close();
        trial.say("the pool is closed");
        var borrow = trial.begin(pool, "a borrower");
        boolean ended = borrow.endsWithin(200);
        var failure = borrow.failure();
        return Observation.of(
                failure instanceof SQLException,
                failure != null ? "SQLException" : ended ? "it lends a connection" : "the borrower waits");
    }

    private static Observation waiters(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        trial.say("connection %d is held", trial.physical(pool.dataSource().getConnection()));
        var waiter = trial.begin(pool, "the waiter");
        trial.untilWaiting(pool, 1);
        trial.inBackground("the pool's close", pool::close);
        boolean ended = waiter.endsWithin(200);
        var failure = waiter.failure();
        return Observation.of(
                failure instanceof SQLException,
                failure != null
                        ? failure instanceof SQLException ? "SQLException" : Texts.ofResult(failure)
                        : ended ? "it gets a connection" : "the waiter waits on");
    }

    private static Observation transactionsUnderWay(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var lease = pool.dataSource().getConnection();
        lease.setAutoCommit(false);
        PoolTrial.execute(lease, "insert");
        trial.inBackground("the pool's close", pool::close).endsWithin(10);
        var failure = trial.failureOf(lease::commit);
        trial.failureOf(lease::close);
        int rows = trial.database().committedRows();
        trial.say("commit %s; %d rows are there", failure == null ? "succeeds" : "fails", rows);
        return Observation.of(failure == null && rows == 1, "commit %s", failure == null ? "succeeds" : "fails");
    }

    private static Observation nothingStaysOpen(PoolTrial trial) throws SQLException {
        var pool = trial.open(3);
        trial.fill(pool, 3);
        var lease = pool.dataSource().getConnection();
        trial.inBackground("the pool's close", pool::close).endsWithin(10);
        trial.failureOf(lease::close);
        trial.until(() -> trial.database().open() == 0, 200);
        int open = trial.database().open();
        trial.say("%d connections are open", open);
        return Observation.of(open == 0, "%d open", open);
    }
}
