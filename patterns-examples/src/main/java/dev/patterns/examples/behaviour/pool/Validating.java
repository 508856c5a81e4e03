package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Validating: the pool asks an idle connection whether it lives, before it lends it. In all of these the pool validates
 * before each lease.
 *
 * <pre>
 *   after a restart   ping ─ dead ─ ping ─ dead ─ ping ─ dead …   one borrower pays for all of them, or each for one
 *                     ping ─ dead ─ connect                       the first failure speaks for its whole generation
 * </pre>
 */
final class Validating {

    private Validating() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P7", Validating::oneFailedPing)
                        .title("After a restart one failed validation is enough, not one for each dead connection")
                        .expected("With five dead connections, a borrower is served within two and a half validations")
                        .source("HikariCP #1326: each validation of a dead connection takes its full timeout")
                        .second(Duration.ofMillis(10))
                        .build(),
                Case.builder("P11a", Validating::justUsed)
                        .title("A connection that dropped just after its last use is not lent")
                        .expected("The next borrower's statement succeeds")
                        .source("HikariCP #406: a connection used within the last 500 ms is not validated")
                        .build(),
                Case.builder("P31a", Validating::aPingThatThrows)
                        .title("A connection whose validation throws an SQLException is replaced")
                        .expected("The borrower gets another connection")
                        .source("JDBC: isValid may throw")
                        .build(),
                Case.builder("P31b", Validating::aPingThatThrowsUnchecked)
                        .title("A connection whose validation throws a RuntimeException is replaced")
                        .expected("The borrower gets another connection")
                        .source("A driver with a defect in a state that it did not foresee")
                        .build());
    }

    private static Observation oneFailedPing(PoolTrial trial) throws SQLException {
        var pool = trial.open(5);
        trial.fill(pool, 5);
        trial.database().restart();
        trial.database().on("isValid").ofLostConnections().takes(trial.seconds(20));
        trial.say("the server restarts; a validation takes 20 s and fails");
        boolean served = trial.begin(pool, "the borrower").isServedWithin(50);
        return Observation.of(served, "served %s 2.5 validations", served ? "within" : "only after more than");
    }

    private static Observation justUsed(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        trial.fill(pool, 1);
        trial.database().restart();
        trial.say("the server restarts");
        try (var lease = pool.dataSource().getConnection()) {
            var failure = trial.failureOf(() -> PoolTrial.execute(lease, "select"));
            trial.say("the next borrower's statement %s", failure == null ? "succeeds" : "fails");
            return Observation.of(failure == null, "the statement %s", failure == null ? "succeeds" : "fails");
        }
    }

    private static Observation aPingThatThrows(PoolTrial trial) throws SQLException {
        return throwing(trial, new SQLException("no answer", "08006"));
    }

    private static Observation aPingThatThrowsUnchecked(PoolTrial trial) throws SQLException {
        return throwing(trial, new IllegalStateException("defect in the driver"));
    }

    private static Observation throwing(PoolTrial trial, Throwable failure) throws SQLException {
        var pool = trial.open(1);
        trial.fill(pool, 1);
        int dead = trial.onlyConnection();
        trial.database().on("isValid").ofConnection(dead).throwsUnchecked(failure);
        var borrow = trial.begin(pool, "the borrower");
        if (!borrow.isServedWithin(500)) {
            return Observation.different(borrow.failure() == null ? "no connection" : "it gets the driver's exception");
        }
        int number = trial.physical(borrow.lease());
        return Observation.of(number != dead, "it gets %s", number == dead ? "the same" : "another");
    }
}
