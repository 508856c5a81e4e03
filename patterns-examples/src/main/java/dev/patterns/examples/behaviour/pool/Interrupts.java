package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import java.sql.SQLException;
import java.util.List;

/**
 * Interrupts: a borrower is interrupted while it waits, because its service shuts down or its request was cancelled.
 */
final class Interrupts {

    private Interrupts() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P27a", Interrupts::endsAtOnce)
                        .title("An interrupt ends the wait for a connection at once")
                        .expected("SQLException long before the timeout")
                        .source("java.util.concurrent: a blocking method responds to interrupts")
                        .build(),
                Case.builder("P27b", Interrupts::flagIsSet)
                        .title("After an interrupted wait the thread's interrupt flag is set")
                        .expected("The flag is set when getConnection has thrown")
                        .source("SQLException says nothing of interrupts: only the flag stops the caller's loop")
                        .build(),
                Case.builder("P27c", Interrupts::nothingIsLost)
                        .title("An interrupted wait loses no connection")
                        .expected("The connection that comes back afterwards is lent to the next waiter")
                        .source("A hand-over that crosses the interrupt")
                        .build());
    }

    private static Observation endsAtOnce(PoolTrial trial) throws SQLException {
        var waiter = interrupted(trial, trial.open(1));
        boolean ended = waiter.endsWithin(100);
        var failure = waiter.failure();
        return Observation.of(
                ended && failure instanceof SQLException,
                ended ? "%s" : "it goes on waiting",
                failure == null ? "" : failure.getClass().getSimpleName());
    }

    /** Without it the caller's loop goes on, as if no shutdown had been asked for. */
    private static Observation flagIsSet(PoolTrial trial) throws SQLException {
        var waiter = interrupted(trial, trial.open(1));
        if (!waiter.endsWithin(100)) {
            return Observation.different("it goes on waiting");
        }
        boolean set = waiter.background().interruptFlag();
        return Observation.of(set, "the flag is %s", set ? "set" : "lost");
    }

    private static Observation nothingIsLost(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        var held = pool.dataSource().getConnection();
        var interrupted = trial.begin(pool, "the first waiter");
        trial.untilWaiting(pool, 1);
        var next = trial.begin(pool, "the next waiter");
        trial.untilWaiting(pool, 2);
        interrupted.background().interrupt();
        interrupted.endsWithin(100);
        held.close();
        boolean served = next.isServedWithin(500);
        return Observation.of(served, "the next waiter %s", served ? "is served" : "waits on");
    }

    private static PendingBorrow interrupted(PoolTrial trial, PoolAdapter pool) throws SQLException {
        trial.say("connection %d is held", trial.physical(pool.dataSource().getConnection()));
        var waiter = trial.begin(pool, "the waiter");
        trial.untilWaiting(pool, 1);
        trial.advance(1);
        waiter.background().interrupt();
        return waiter;
    }
}
